package dev.tasse;

import dev.tasse.type.Stage;

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
}
