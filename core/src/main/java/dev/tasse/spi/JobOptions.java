package dev.tasse.spi;

import dev.tasse.graph.TaskListener;

import java.util.List;

/// How a job is run.
///
/// @param priority tasks of jobs with a higher one come first; among equals the job submitted first
/// @param retries how often a task that fails is run again
/// @param listeners who is told of its tasks
public record JobOptions(int priority, int retries, List<TaskListener> listeners) {
    /// Priority 0, no retries, no listeners.
    public static final JobOptions DEFAULT = new JobOptions(0, 0, List.of());

    /// Options; the list is copied.
    ///
    /// @throws IllegalArgumentException if `retries` is not 0 to 100
    public JobOptions {
        if (retries < 0 || retries > 100) {
            throw new IllegalArgumentException("retries " + retries + ", expected 0 to 100");
        }
        listeners = List.copyOf(listeners);
    }

    /// The same options with another priority.
    public JobOptions withPriority(int newPriority) {
        return new JobOptions(newPriority, retries, listeners);
    }

    /// The same options with another number of retries.
    public JobOptions withRetries(int newRetries) {
        return new JobOptions(priority, newRetries, listeners);
    }

    /// The same options with `listener` alone.
    public JobOptions withListener(TaskListener listener) {
        return new JobOptions(priority, retries, List.of(listener));
    }
}
