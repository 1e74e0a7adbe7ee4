package dev.tasse.internal.scheduler;

/// Where a task of a job stands.
public enum TaskState {
    /// Misses results that it takes.
    WAITING,
    /// Has all that it takes.
    READY,
    /// Was given to somebody to run.
    RUNNING,
    /// Has answered with a graph and waits for that graph's result.
    EXPANDED,
    /// Has a result, and somebody needs it.
    DONE,
    /// Had a result that nobody needs any more.
    RELEASED,
    /// Has failed, or something that it takes has.
    FAILED,
    /// Never ran, since nobody needs its result (any more).
    SKIPPED
}
