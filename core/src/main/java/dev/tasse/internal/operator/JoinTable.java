package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Held;
import dev.tasse.internal.kernel.JoinIndex;
import dev.tasse.internal.memory.Region;

import java.util.List;
import java.util.Optional;

/// One side of a join, to be probed by the rows of the other: a table and an index over its keys.
/// Immutable; any number of tasks may probe it at the same time.
public final class JoinTable implements Held {
    private final Table table;
    private final JoinIndex index;
    private final List<Region> regions;
    private final Optional<KeyBounds> bounds;

    /// Takes over the table and one count of each region, in which the index lies.
    JoinTable(Table table, JoinIndex index, List<Region> regions, Optional<KeyBounds> bounds) {
        this.table = table;
        this.index = index;
        this.regions = List.copyOf(regions);
        this.bounds = bounds;
    }

    Table table() {
        return table;
    }

    JoinIndex index() {
        return index;
    }

    /// Between which values the keys lie, if somebody wanted to know.
    Optional<KeyBounds> bounds() {
        return bounds;
    }

    @Override
    public long bytes() {
        return table.bytes() + regions.stream().mapToLong(Region::bytes).sum();
    }

    @Override
    public void release() {
        table.close();
        regions.forEach(Region::release);
    }
}
