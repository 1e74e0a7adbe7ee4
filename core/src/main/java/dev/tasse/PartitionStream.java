package dev.tasse;

import dev.tasse.data.Table;
import dev.tasse.internal.lower.Lowered;
import dev.tasse.spi.Backend;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Computes the partitions of a frame in their order, a few ahead of the one that is taken, so that
/// not all have to be in memory at once.
final class PartitionStream {
    // Two tasks for each thread: one runs while the one before it waits to be taken.
    private static final int PARTITIONS_PER_THREAD = 2;

    private final Backend backend;
    private final Lowered tasks;
    private final JobOptions options;
    private int handedOut;

    PartitionStream(Backend backend, Lowered tasks, JobOptions options) {
        this.backend = backend;
        this.tasks = tasks;
        this.options = options;
    }

    /// Whether no partition needs what another one needs too: else work would be done again.
    boolean isPossible() {
        return tasks.graph().size() == tasks.wanted().size();
    }

    /// How many partitions were handed out.
    int handedOut() {
        return handedOut;
    }

    /// Hands each partition to `action`, on this thread, and closes it.
    void forEach(Consumer<Table> action) throws InterruptedException {
        int count = tasks.wanted().size();
        int ahead = PARTITIONS_PER_THREAD * backend.parallelism();
        Deque<Job> running = new ArrayDeque<>();
        try {
            for (int next = 0; handedOut < count; ) {
                while (next < count && next - handedOut < ahead) running.add(submit(next++));
                try (Job job = running.remove()) {
                    job.join();
                    try (Table part = (Table) job.take(0)) {
                        handedOut++;
                        action.accept(part);
                    }
                }
            }
        } finally {
            running.forEach(Job::close);
        }
    }

    private Job submit(int partition) {
        return backend.submit(tasks.graph(), new int[] {tasks.wanted().get(partition)}, options);
    }
}
