package dev.tasse;

import dev.tasse.function.Fn1;
import dev.tasse.graph.TaskListener;
import dev.tasse.internal.view.DrawingFile;
import dev.tasse.spi.JobOptions;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Computations of several things at once on the current client.
public final class Tasse {
    private Tasse() {}

    /// The results of all of `calls`, in their order, in one computation: what several of them need
    /// is computed once. The list cannot be changed; it may hold nulls.
    ///
    /// @throws dev.tasse.error.TasseException if a function fails; independent calls end first
    public static List<Object> compute(Delayed<?>... calls) {
        return Client.current().compute(List.of(calls));
    }

    /// The results of all of `calls`, in their order, in one computation: what several of them need
    /// is computed once. The list cannot be changed; it may hold nulls.
    ///
    /// @throws dev.tasse.error.TasseException if a function fails; independent calls end first
    public static <T> List<T> compute(Collection<? extends Delayed<? extends T>> calls) {
        return Client.current().compute(calls);
    }

    /// Draws the tasks that all of `calls` need, as {@link Lazy#visualize(Path)} does.
    ///
    /// @throws IllegalArgumentException if `path` has another ending
    /// @throws dev.tasse.error.DataException if the file cannot be written
    public static void visualize(Path path, Delayed<?>... calls) {
        DrawingFile.write(path, () -> Views.tasks(Views.calls(List.of(calls))));
    }

    /// What `function` answers for each of `values`, in their order: a loop whose rounds run at the
    /// same time. The list cannot be changed; it may hold nulls.
    ///
    /// ```java
    /// List<Integer> lengths = Tasse.parallel(files, file -> Files.readString(Path.of(file)).length());
    /// ```
    ///
    /// @throws dev.tasse.error.TasseException if the function fails for a value; the others end
    ///   first
    public static <A, R> List<R> parallel(
            Collection<? extends A> values, Fn1<? super A, ? extends R> function) {
        return Client.current().loop(values, function, JobOptions.DEFAULT);
    }

    /// The same; `progress` is told of each round and how many are done.
    ///
    /// @throws dev.tasse.error.TasseException if the function fails for a value; the others end
    ///   first
    public static <A, R> List<R> parallel(
            Collection<? extends A> values,
            Fn1<? super A, ? extends R> function,
            TaskListener progress) {
        JobOptions options = JobOptions.DEFAULT.withListener(progress);
        return Client.current().loop(values, function, options);
    }
}
