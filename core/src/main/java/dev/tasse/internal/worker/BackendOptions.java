package dev.tasse.internal.worker;

import dev.tasse.config.Resources;
import dev.tasse.graph.Budget;
import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What a thread backend is made of, as its maker decides it.
///
/// @param threads how many tasks run at the same time
/// @param resultBytes what results may hold before further producers have to wait
/// @param budget what tasks ask when they reserve memory
/// @param resources what tasks are lent, by type
/// @param supply what there is of the resources that tasks ask for by name
/// @param virtual whether the threads are virtual: for tasks that wait more than they compute
/// @param around runs all that a thread does, on this thread: a place to bind scoped values
public record BackendOptions(
        int threads,
        long resultBytes,
        Budget budget,
        Map<Class<?>, Object> resources,
        Resources supply,
        boolean virtual,
        Executor around) {
    /// Options; the map is copied.
    public BackendOptions {
        if (threads < 1) throw new IllegalArgumentException("threads " + threads + ", expected 1");
        if (resultBytes < 0) throw new IllegalArgumentException("result bytes " + resultBytes);
        resources = Map.copyOf(resources);
    }

    /// `threads` threads that lend nothing, without limits of memory.
    public static BackendOptions threads(int threads) {
        return new BackendOptions(
                threads,
                Long.MAX_VALUE,
                Budget.UNLIMITED,
                Map.of(),
                Resources.NONE,
                false,
                Runnable::run);
    }

    /// The same options with a limit for what results hold.
    public BackendOptions withResultBytes(long bytes) {
        return new BackendOptions(threads, bytes, budget, resources, supply, virtual, around);
    }

    /// The same options with another budget.
    public BackendOptions withBudget(Budget newBudget) {
        return new BackendOptions(
                threads, resultBytes, newBudget, resources, supply, virtual, around);
    }

    /// The same options with virtual threads.
    public BackendOptions asVirtual() {
        return new BackendOptions(threads, resultBytes, budget, resources, supply, true, around);
    }

    /// The same options; all that a thread does is run by `newAround`.
    public BackendOptions withAround(Executor newAround) {
        return new BackendOptions(
                threads, resultBytes, budget, resources, supply, virtual, newAround);
    }

    /// What is lent to tasks that ask for a `type`.
    <T> Optional<T> resource(Class<T> type) {
        return Optional.ofNullable(resources.get(type)).map(type::cast);
    }

    /// The same options, lending `resource` to tasks that ask for a `type`.
    public <T> BackendOptions withResource(Class<T> type, T resource) {
        Map<Class<?>, Object> all = new HashMap<>(resources);
        all.put(type, resource);
        return new BackendOptions(threads, resultBytes, budget, all, supply, virtual, around);
    }

    /// The same options with other amounts of resources.
    public BackendOptions withSupply(Resources newSupply) {
        return new BackendOptions(
                threads, resultBytes, budget, resources, newSupply, virtual, around);
    }

    /// Refuses a graph with tasks that ask for more than there is: they would never run.
    ///
    /// @throws IllegalArgumentException naming the layer, what it asks for, and what there is
    void require(TaskGraph graph) {
        for (Layer layer : graph.layers()) {
            Resources wanted = layer.demands().resources();
            if (wanted.isNone() || wanted.lackingIn(supply).isEmpty()) continue;
            throw new IllegalArgumentException(
                    "%s needs resources %s, but the client has %s; set resources, or ask for less"
                            .formatted(layer.name(), wanted, supply));
        }
    }
}
