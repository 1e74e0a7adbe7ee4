package dev.tasse.internal.worker;

import dev.tasse.graph.TaskContext;
import dev.tasse.graph.TaskKey;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What one attempt of a task may ask of this backend, and what it has asked for.
final class RunningTask implements TaskContext {
    private final BackendOptions options;
    private final JobRun job;
    private final int id;
    private final int attempt;
    private long reservedBytes;
    private @Nullable Object empty;

    RunningTask(BackendOptions options, JobRun job, int id, int attempt) {
        this.options = options;
        this.job = job;
        this.id = id;
        this.attempt = attempt;
    }

    JobRun job() {
        return job;
    }

    @Override
    public TaskKey key() {
        return job.graph().key(id);
    }

    @Override
    public boolean cancelled() {
        return job.ended(id);
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public <T> T resource(Class<T> type) {
        Object resource = options.resources().get(type);
        if (resource == null) {
            throw new IllegalArgumentException(
                    "no %s is lent to tasks, only %s"
                            .formatted(type.getName(), options.resources().keySet()));
        }
        return type.cast(resource);
    }

    @Override
    public boolean reserve(long bytes) {
        boolean granted = options.budget().reserve(bytes);
        if (granted) reservedBytes += bytes;
        return granted;
    }

    @Override
    public void unreserve(long bytes) {
        if (bytes > reservedBytes) {
            throw new IllegalArgumentException(
                    "cannot give back " + bytes + " bytes of " + reservedBytes + " reserved");
        }
        reservedBytes -= bytes;
        options.budget().unreserve(bytes);
    }

    @Override
    public void stopLayer(Object value) {
        if (value == null) throw new IllegalArgumentException("a stopped layer needs an answer");
        empty = value;
    }

    /// What the rest of the layer is to answer, if the task has ended it.
    Optional<Object> stopAnswer() {
        return empty == null ? Optional.empty() : Optional.of(empty);
    }

    boolean stopsLayer() {
        return empty != null;
    }

    /// Gives back what the task has left reserved.
    void end() {
        if (reservedBytes > 0) unreserve(reservedBytes);
    }
}
