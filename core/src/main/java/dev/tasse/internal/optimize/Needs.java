package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The columns that a node needs of its input, and where each will stand when the others are gone.
final class Needs {
    private final TreeSet<Integer> needed = new TreeSet<>();

    Needs add(Bound bound) {
        needed.addAll(bound.columns());
        return this;
    }

    Needs add(List<Bound> bounds) {
        bounds.forEach(this::add);
        return this;
    }

    Needs addAll(Collection<Integer> columns) {
        needed.addAll(columns);
        return this;
    }

    /// The needed columns, ascending.
    List<Integer> columns() {
        return List.copyOf(needed);
    }

    private Map<Integer, Integer> newPlaces() {
        Map<Integer, Integer> places = new HashMap<>();
        for (int column : needed) places.put(column, places.size());
        return places;
    }

    /// Where `columns` will stand.
    List<Integer> places(List<Integer> columns) {
        Map<Integer, Integer> places = newPlaces();
        return columns.stream().map(places::get).toList();
    }

    /// `bound` reading the columns where they will stand.
    Bound moved(Bound bound) {
        return bound.moved(newPlaces());
    }

    List<Bound> moved(List<Bound> bounds) {
        return bounds.stream().map(this::moved).toList();
    }

    BoundAggregate moved(BoundAggregate call) {
        return new BoundAggregate(
                call.function(),
                moved(call.arguments()),
                call.distinct(),
                call.filter().map(this::moved),
                call.type());
    }
}
