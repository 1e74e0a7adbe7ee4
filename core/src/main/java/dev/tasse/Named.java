package dev.tasse;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;

/// What the tasks of a client share by name. Who asks first makes it; others get the same. Tasks
/// hold names, not these objects, so that they may run in other processes one day.
final class Named {
    private final Map<String, WaitingQueue<Object>> queues = new ConcurrentHashMap<>();
    private final Map<String, Integer> capacities = new ConcurrentHashMap<>();
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();
    private final Map<String, Permits> permits = new ConcurrentHashMap<>();
    private final Map<String, Latch> latches = new ConcurrentHashMap<>();
    private final Map<String, Variable<Object>> variables = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked") // whoever uses the name knows the class of its values
    <T> BlockingQueue<T> queue(String name, int capacity) {
        positive("queue", name, capacity);
        same("capacity of queue", name, capacities.computeIfAbsent(name, _ -> capacity), capacity);
        return (BlockingQueue<T>) queues.computeIfAbsent(name, _ -> new WaitingQueue<>(capacity));
    }

    Lock lock(String name) {
        return locks.computeIfAbsent(name, _ -> new WaitingLock());
    }

    Permits permits(String name, int count) {
        positive("permits", name, count);
        Permits found = permits.computeIfAbsent(name, _ -> new Permits(count));
        same("number of permits", name, found.count(), count);
        return found;
    }

    Latch latch(String name, int count) {
        positive("latch", name, count);
        Latch found = latches.computeIfAbsent(name, _ -> new Latch(count));
        same("count of latch", name, found.initial(), count);
        return found;
    }

    @SuppressWarnings("unchecked") // whoever uses the name knows the class of its value
    <T> Variable<T> variable(String name) {
        return (Variable<T>) variables.computeIfAbsent(name, _ -> new Variable<>());
    }

    /// The names of the variables that have a value.
    Set<String> variables() {
        Set<String> names = new TreeSet<>();
        variables.forEach((name, variable) -> {
            if (variable.now().isPresent()) names.add(name);
        });
        return names;
    }

    private static void positive(String kind, String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    kind + " \"" + name + "\" of " + count + ", expected 1 or more");
        }
    }

    private static void same(String what, String name, int found, int asked) {
        if (found != asked) {
            throw new IllegalArgumentException(
                    "the %s \"%s\" was given as %d before, now as %d: all who use the name must agree"
                            .formatted(what, name, found, asked));
        }
    }
}
