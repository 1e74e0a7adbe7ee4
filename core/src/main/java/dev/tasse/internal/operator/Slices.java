package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Held;

import java.util.Arrays;

/// A table whose rows lie by partition: what one task hands to all tasks behind a shuffle.
public final class Slices implements Held {
    private final Table table;
    private final long[] starts;

    /// The rows of partition `p` are those from `starts[p]` to `starts[p + 1]`.
    Slices(Table table, long[] starts) {
        this.table = table;
        this.starts = Arrays.copyOf(starts, starts.length);
    }

    /// The rows of one partition, none if there are fewer; a handle of its own.
    Table partition(int p) {
        return partitions(p, p + 1);
    }

    /// The rows of the partitions from `first` up to, not including, `end`, as far as there are
    /// such; a handle of its own.
    Table partitions(int first, int end) {
        long rows = rows(first, end);
        return rows == 0 ? Table.empty(table.schema()) : table.slice(start(first), rows);
    }

    /// How many rows the partitions from `first` up to, not including, `end` have.
    long rows(int first, int end) {
        return start(end) - start(first);
    }

    // What lies behind the last partition is empty.
    private long start(int p) {
        return starts[Math.min(p, starts.length - 1)];
    }

    @Override
    public long bytes() {
        return table.bytes();
    }

    @Override
    public void release() {
        table.close();
    }
}
