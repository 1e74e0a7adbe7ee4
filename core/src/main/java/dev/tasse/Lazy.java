package dev.tasse;

import dev.tasse.internal.view.DrawingFile;
import dev.tasse.type.Stage;

import java.nio.file.Path;

/// A result that is described but not computed.
///
/// Immutable and safe for use by several threads.
///
/// @param <R> the class of the result
public sealed interface Lazy<R> permits Bag, DataFrame, Delayed {
    /// Computes the result on the current client and waits for it.
    R compute();

    /// What will run, as text: the plan as written, what each rule of the optimiser makes of it, as
    /// optimised, or the layers of tasks.
    String explain(Stage stage);

    /// The plan that will run, as text.
    default String explain() {
        return explain(Stage.OPTIMIZED);
    }

    /// Draws the tasks that will run, coloured by their order, into a file that ends in `.svg`,
    /// `.dot` (for Graphviz) or `.txt`. Many tasks collapse to a box a layer.
    ///
    /// @throws IllegalArgumentException if `path` has another ending
    /// @throws dev.tasse.error.DataException if the file cannot be written
    default void visualize(Path path) {
        visualize(path, Stage.TASKS);
    }

    /// Draws what will run into a file, as {@link #visualize(Path)} does: the plan as written or as
    /// optimised, or the tasks. Delayed calls have no plan: their tasks are drawn at every stage.
    ///
    /// @throws IllegalArgumentException if `path` has another ending, or for the stage RULES
    /// @throws dev.tasse.error.DataException if the file cannot be written
    default void visualize(Path path, Stage stage) {
        DrawingFile.write(path, () -> Views.drawing(Client.current(), this, stage));
    }
}
