package dev.tasse.graph;

/// How one task of a running job gets on.
///
/// @param job the number of the job, which later ones may get again
/// @param key the name of the task
/// @param state where it stands
/// @param worker the thread that runs it or is about to; empty if none does
public record TaskStatus(int job, TaskKey key, State state, String worker) {
    /// Where a task stands.
    public enum State {
        /// Misses results of others.
        WAITING,
        /// Misses nothing but a thread.
        READY,
        /// Runs, or is about to on a thread that has taken several tasks at once.
        RUNNING,
        /// Has answered with a graph, whose result becomes its own.
        EXPANDED,
        /// Has a result.
        DONE,
        /// Had a result that nobody needs any more.
        RELEASED,
        /// Has thrown, or takes the result of one that has.
        FAILED,
        /// Need not run.
        SKIPPED
    }
}
