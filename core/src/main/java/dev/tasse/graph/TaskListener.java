package dev.tasse.graph;

/// Is told how the tasks of a job get on. Called on the threads that run the tasks, possibly
/// several at a time, so implementations are quick and thread-safe; what they throw is logged and
/// ignored.
public interface TaskListener {
    /// A task starts its attempt `attempt`, from 1.
    default void taskStarted(TaskKey key, int attempt) {}

    /// A task has a result.
    ///
    /// @param nanos how long it ran
    /// @param bytes what its result holds outside the heap, 0 if nothing
    default void taskFinished(TaskKey key, long nanos, long bytes) {}

    /// An attempt of a task has thrown `error`; another attempt may follow.
    default void taskFailed(TaskKey key, int attempt, Throwable error) {}

    /// `done` of the `total` tasks of a layer that the job needs have a result. Called after each
    /// batch of tasks; the last call of a layer that completes has `done == total`.
    default void layerProgress(Layer layer, int done, int total) {}
}
