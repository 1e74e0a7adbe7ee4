package dev.tasse.internal.bag;

import dev.tasse.function.Fn1;
import dev.tasse.graph.TaskContext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The values with the greatest keys, the greatest first; of equal ones those that came first.
record Greatest(int count, Fn1<Object, ? extends Comparable<?>> key) implements Goal {
    private record Ranked(Comparable<?> key, long place, Object value) {}

    // The least of those kept comes first in the queue: what is given up next.
    private static final Comparator<Ranked> LEAST_FIRST =
            Comparator.comparing(Ranked::key, Greatest::compare)
                    .thenComparing(Comparator.comparingLong(Ranked::place).reversed());

    @SuppressWarnings("unchecked") // keys of one function are compared with each other only
    static int compare(Comparable<?> a, Comparable<?> b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    @Override
    public List<Object> functions() {
        return List.of(key);
    }

    @Override
    public Collector start(List<Object> extra, TaskContext context) {
        PriorityQueue<Ranked> kept = new PriorityQueue<>(LEAST_FIRST);
        return new Collector() {
            private long place;

            @Override
            public boolean accept(Object value) throws Exception {
                Comparable<?> rank = key.apply(value);
                if (kept.size() == count) {
                    if (count == 0 || compare(rank, kept.element().key()) <= 0) return count > 0;
                    kept.remove();
                }
                return kept.add(new Ranked(rank, place++, value));
            }

            @Override
            public Object result() {
                List<Object> values = new ArrayList<>();
                kept.stream()
                        .sorted(LEAST_FIRST.reversed())
                        .forEach(ranked -> values.add(ranked.value()));
                return values;
            }
        };
    }

    /// The greatest of what was kept of several partitions.
    Object merged(List<Object> parts) throws Exception {
        PriorityQueue<Ranked> kept = new PriorityQueue<>(LEAST_FIRST);
        long place = 0;
        for (Object part : parts) {
            for (Object value : (List<?>) part)
                kept.add(new Ranked(key.apply(value), place++, value));
        }
        List<Object> values = new ArrayList<>();
        kept.stream()
                .sorted(LEAST_FIRST.reversed())
                .limit(count)
                .forEach(ranked -> values.add(ranked.value()));
        return values;
    }
}
