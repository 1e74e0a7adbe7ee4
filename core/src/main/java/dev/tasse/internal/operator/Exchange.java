package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.kernel.Hashing;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.Schema;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Cuts rows into partitions by their hash: a counting sort, then one gather a column.
record Exchange(Schema schema, int partitions) {
    /// The rows by partition.
    ///
    /// @param hashes the hash of each row
    /// @param out for the result, which may point into what lies there already; sealed
    /// @param sources the tables into which the columns of `rows` may point besides
    Slices slices(Batch rows, MemorySegment hashes, Lease out, List<Table> sources) {
        int count = Math.toIntExact(rows.rows());
        long[] starts = starts(hashes, count);
        if (partitions == 1) {
            return new Slices(Results.table(schema, rows, out, sources), starts);
        }
        MemorySegment order = order(hashes, count, starts, out);
        Selection.Picked picked = new Selection.Picked(order, count);
        List<Column> columns = new ArrayList<>();
        for (Column column : rows.columns()) columns.add(Selection.gather(column, picked, out));
        Batch sorted = new Batch(columns, count);
        return new Slices(Results.table(schema, sorted, out, sources), starts);
    }

    private long[] starts(MemorySegment hashes, int count) {
        long[] starts = new long[partitions + 1];
        for (int row = 0; row < count; row++) {
            starts[Hashing.partition(hashes.getAtIndex(Layouts.LONG, row), partitions) + 1]++;
        }
        for (int p = 0; p < partitions; p++) starts[p + 1] += starts[p];
        return starts;
    }

    private MemorySegment order(MemorySegment hashes, int count, long[] starts, Lease lease) {
        MemorySegment order = lease.allocate((long) count * Integer.BYTES);
        long[] next = starts.clone();
        for (int row = 0; row < count; row++) {
            int p = Hashing.partition(hashes.getAtIndex(Layouts.LONG, row), partitions);
            order.setAtIndex(Layouts.INT, next[p]++, row);
        }
        return order;
    }
}
