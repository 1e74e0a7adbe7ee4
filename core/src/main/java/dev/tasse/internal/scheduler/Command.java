package dev.tasse.internal.scheduler;

/// What {@link SchedulerState} wants to be done. `Move` is to be carried out before any later `Run`
/// is; the others as soon as convenient.
public sealed interface Command {
    /// Run these tasks of a job in this order, on one thread.
    final class Run implements Command {
        /// There is nothing to run.
        public static final Run NOTHING = new Run(-1, new int[0], 1);

        private final int job;
        private final int[] ids;
        private final int attempt;

        Run(int job, int[] ids, int attempt) {
            this.job = job;
            this.ids = ids;
            this.attempt = attempt;
        }

        /// The number of the job.
        public int job() {
            return job;
        }

        /// Whether there is nothing to run.
        public boolean isEmpty() {
            return ids.length == 0;
        }

        /// The task at `position`.
        public int id(int position) {
            return ids[position];
        }

        /// The tasks; the array is the receiver's.
        public int[] ids() {
            return ids;
        }

        /// Which attempt of all of them this is, from 1.
        public int attempt() {
            return attempt;
        }
    }

    /// Something about several tasks of a job.
    abstract sealed class OfTasks implements Command permits Drop, Ended {
        private final int job;
        private final int[] ids;

        private OfTasks(int job, int[] ids) {
            this.job = job;
            this.ids = ids;
        }

        /// The number of the job.
        public int job() {
            return job;
        }

        /// The tasks.
        public int[] ids() {
            return ids;
        }
    }

    /// Release the results of these tasks. Those that were stopped with their layer have none.
    final class Drop extends OfTasks {
        Drop(int job, int[] ids) {
            super(job, ids);
        }
    }

    /// These tasks have results, have failed, or will never run. Only of jobs that want it told
    /// ({@link JobState#tellEach}), of each task once.
    final class Ended extends OfTasks {
        Ended(int job, int[] ids) {
            super(job, ids);
        }
    }

    /// The result of task `from` is from now on that of task `to`, which it replaces.
    record Move(int job, int from, int to) implements Command {}

    /// Write the result of task `id` to a file and tell it by a `ResultWritten`, which may be left
    /// out if the job is forgotten meanwhile.
    record Spill(int job, int id) implements Command {}

    /// The result of task `id` is written and nobody uses it now: let go of it in memory, before
    /// any later `Run` is carried out.
    record Evict(int job, int id) implements Command {}

    /// The job is settled: all wanted tasks have results.
    record Complete(int job) implements Command {}

    /// The job is settled, but a wanted task has no result, because the job was cancelled or a task
    /// has failed ({@link JobState#culprit}).
    record Fail(int job) implements Command {}

    /// The job is over and released, or settled with results that hold nothing that is counted: its
    /// number may be given to another. Results it still has are the receiver's.
    record Forget(int job) implements Command {}
}
