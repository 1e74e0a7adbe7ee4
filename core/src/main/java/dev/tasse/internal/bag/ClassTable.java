package dev.tasse.internal.bag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The classes that encoded values are of, by number, and those that may come out of what was
/// serialised: no others, whatever the bytes say. Written by one thread, then read by many.
final class ClassTable {
    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private final List<Class<?>> classes = new ArrayList<>();
    private final Set<Class<?>> serialised = ConcurrentHashMap.newKeySet();

    int number(Class<?> type) {
        Integer known = numbers.putIfAbsent(type, classes.size());
        if (known != null) return known;
        classes.add(type);
        return classes.size() - 1;
    }

    Class<?> get(int number) {
        return classes.get(number);
    }

    /// The classes of what was serialised.
    Set<Class<?>> serialised() {
        return serialised;
    }
}
