package dev.tasse.internal.worker;

import dev.tasse.graph.Budget;

import java.util.HashMap;
import java.util.Map;

/// What a thread backend is made of, as its maker decides it.
///
/// @param threads how many tasks run at the same time
/// @param resultBytes what results may hold before further producers have to wait
/// @param budget what tasks ask when they reserve memory
/// @param resources what tasks are lent, by type
public record BackendOptions(
        int threads, long resultBytes, Budget budget, Map<Class<?>, Object> resources) {
    /// Options; the map is copied.
    public BackendOptions {
        if (threads < 1) throw new IllegalArgumentException("threads " + threads + ", expected 1");
        if (resultBytes < 0) throw new IllegalArgumentException("result bytes " + resultBytes);
        resources = Map.copyOf(resources);
    }

    /// `threads` threads that lend nothing, without limits of memory.
    public static BackendOptions threads(int threads) {
        return new BackendOptions(threads, Long.MAX_VALUE, Budget.UNLIMITED, Map.of());
    }

    /// The same options with a limit for what results hold.
    public BackendOptions withResultBytes(long bytes) {
        return new BackendOptions(threads, bytes, budget, resources);
    }

    /// The same options with another budget.
    public BackendOptions withBudget(Budget newBudget) {
        return new BackendOptions(threads, resultBytes, newBudget, resources);
    }

    /// The same options, lending `resource` to tasks that ask for a `type`.
    public <T> BackendOptions withResource(Class<T> type, T resource) {
        Map<Class<?>, Object> all = new HashMap<>(resources);
        all.put(type, resource);
        return new BackendOptions(threads, resultBytes, budget, all);
    }
}
