package dev.tasse.internal.operator;

import dev.tasse.graph.TaskContext;
import dev.tasse.graph.TaskKey;
import dev.tasse.internal.memory.MemoryPool;

/// What a task gets that runs by itself, without an engine.
record LocalContext(MemoryPool pool) implements TaskContext {
    @Override
    public TaskKey key() {
        throw new AssertionError("nobody asks");
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public <T> T resource(Class<T> type) {
        return type.cast(pool);
    }

    @Override
    public boolean reserve(long bytes) {
        return true;
    }

    @Override
    public void unreserve(long bytes) {}

    @Override
    public void stopLayer(Object empty) {}
}
