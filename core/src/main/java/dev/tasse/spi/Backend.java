package dev.tasse.spi;

import dev.tasse.graph.TaskGraph;
import dev.tasse.graph.TaskStatus;

import java.util.List;

/// Something that runs task graphs: threads of this JVM, processes, a cluster. Thread-safe.
public interface Backend extends AutoCloseable {
    /// Starts to run what the tasks `wanted` need, and answers at once. May be called by a running
    /// task, which may also wait for the job: tasks of such a job come before others of the same
    /// priority.
    ///
    /// @param wanted ids of tasks of the graph; the job's results come in this order
    /// @throws IllegalArgumentException if the graph takes inputs or a wanted id is not in it
    /// @throws IllegalStateException if this backend is closed
    Job submit(TaskGraph graph, int[] wanted, JobOptions options);

    /// Starts to run all tasks of `graph`, each of which is wanted by itself, and answers at once.
    ///
    /// @throws IllegalArgumentException if the graph takes inputs
    /// @throws IllegalStateException if this backend is closed
    JobGroup submitEach(TaskGraph graph, JobOptions options);

    /// How the tasks of all jobs that are not over get on: of those that have no result yet, or one
    /// that is still needed. For people who look: it looks at each task.
    List<TaskStatus> tasks();

    /// How many tasks it runs at the same time.
    int parallelism();

    /// Cancels all jobs, waits for the running tasks to end, and releases all results.
    @Override
    void close();
}
