package dev.tasse.graph;

import java.io.Serializable;

/// What the tasks of a layer do.
///
/// **An operation** is pure: it may run again (after a failure, with a higher {@link
/// TaskContext#attempt()}), on any thread, and concurrently with other tasks of its layer. It
/// travels to other processes, hence it is serialisable.
///
/// **Inputs are borrowed.** They stay valid until `apply` returns or throws. An operation neither
/// releases nor changes them, and several tasks may read the same input at the same time.
///
/// **The result is handed over.** If it is {@link Held}, the engine releases it exactly once: when
/// the last task that takes it has finished and nobody wants it, or when its job is closed. It must
/// therefore own whatever it points into (a part of an input retains that part), and must be a new
/// handle: an input itself is refused as a result, a second handle on the same data is right. An
/// operation that throws has released what it had made.
///
/// **The answer may be** a value, never null, or an {@link Expand}: a graph that takes the task's
/// place.
@FunctionalInterface
public interface Op extends Serializable {
    /// The result of task `index` of the layer.
    ///
    /// @param index the task's place in its layer, from 0
    /// @param inputs the results of its dependencies, in their order
    /// @param context what the task may ask of the engine, valid until this method returns
    /// @throws Exception whatever goes wrong; the task has then failed
    Object apply(int index, Inputs inputs, TaskContext context) throws Exception;

    /// Whether a thread that runs this operation may be interrupted when its job is cancelled: true
    /// for functions of users, which know nothing of {@link TaskContext#cancelled()}.
    default boolean interruptible() {
        return false;
    }

    /// Where the user has written what task `index` does, for errors: `lambda at Job.java:44`.
    /// Empty if there is no such place. Asked for only when an error is told: it may be slow.
    default String origin(int index) {
        return "";
    }
}
