package dev.tasse.internal.scheduler;

import dev.tasse.graph.TaskGraph;

/// What happened, told to {@link SchedulerState}. Jobs are named by the number that {@link
/// SchedulerState#nextJob()} gave out, tasks by their id in the job.
public sealed interface Event {
    /// A job was submitted.
    ///
    /// @param number what it is called from now on
    record GraphAdded(int number, JobState job) implements Event {}

    /// Running tasks have results; classes like this one are no records because of their arrays.
    final class TasksDone implements Event {
        final int job;
        final int[] ids;
        final int count;
        final long[] bytes;
        final long nanos;

        /// The first `count` of `ids` are done after `nanos` in all; their results hold `bytes`, an
        /// empty array if nothing.
        public TasksDone(int job, int[] ids, int count, Cost cost) {
            this.job = job;
            this.ids = ids;
            this.count = count;
            this.bytes = cost.bytes;
            this.nanos = cost.nanos;
        }
    }

    /// What tasks took: bytes of each result, time of all together.
    final class Cost {
        /// Of results that hold nothing.
        public static final long[] NO_BYTES = {};

        final long[] bytes;
        final long nanos;

        /// Results that hold `bytes`, made in `nanos`.
        public Cost(long[] bytes, long nanos) {
            this.bytes = bytes;
            this.nanos = nanos;
        }

        /// Results that hold nothing outside the heap, made in `nanos`.
        public Cost(long nanos) {
            this(NO_BYTES, nanos);
        }
    }

    /// A running task has thrown.
    record TaskFailed(int job, int id) implements Event {}

    /// A running task has answered with a graph.
    final class TaskExpanded implements Event {
        final int job;
        final int id;
        final TaskGraph graph;
        final int result;
        final int[] order;

        /// Task `id` is to be replaced by the tasks `order` of `graph`, in this order; `result` is
        /// the one whose result it takes over.
        public TaskExpanded(int job, int id, ExpandedGraph expanded) {
            this.job = job;
            this.id = id;
            this.graph = expanded.graph;
            this.result = expanded.result;
            this.order = expanded.order;
        }
    }

    /// What is left of the layer number `layer` of the job (see {@link JobGraph}) need not run.
    record LayerStopped(int job, int layer) implements Event {}

    /// Nobody wants the results of the wanted tasks `ids` any more.
    final class KeysReleased implements Event {
        final int job;
        final int[] ids;

        /// The wanted tasks `ids` of a job are no longer wanted.
        public KeysReleased(int job, int... ids) {
            this.job = job;
            this.ids = ids;
        }
    }

    /// Nobody wants anything of the job any more.
    record Cancelled(int job) implements Event {}

    /// The result of task `id`, which was to be spilled, is in a file; or it cannot be written.
    record ResultWritten(int job, int id, boolean written) implements Event {}

    /// Results may hold `limitBytes` from now on before producers have to wait.
    record MemoryReported(long limitBytes) implements Event {}
}
