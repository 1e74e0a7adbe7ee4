package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Numbers the different values of each group, nulls left out, in the order in which they come.
final class ValuePairs implements AutoCloseable {
    private final Grouping pairs;
    private final Lease scratch;

    ValuePairs(DataType type, MemoryPool pool) {
        pairs = new Grouping(List.of(DataType.INT32, type), false, pool);
        scratch = pool.lease(0, "distinct values");
    }

    /// Rows with a value: their columns and groups, and the pair that each belongs to; in memory
    /// that the next batch takes.
    record Paired(Column values, MemorySegment groups, MemorySegment pairs, int count) {}

    int count() {
        return pairs.groupCount();
    }

    Lease scratch() {
        return scratch;
    }

    Paired add(Column column, MemorySegment groups, int count) {
        scratch.reset();
        Column values = column;
        MemorySegment kept = groups;
        int rows = count;
        if (column.nullCount() > 0) {
            Selection.Picked known = known(column.validity(), count);
            values = Selection.gather(column, known, scratch);
            rows = Math.toIntExact(known.count());
            kept = scratch.allocate((long) rows * Integer.BYTES);
            for (int i = 0; i < rows; i++) {
                int row = known.rows().getAtIndex(Layouts.INT, i);
                kept.setAtIndex(Layouts.INT, i, groups.getAtIndex(Layouts.INT, row));
            }
        }
        Column group = new FixedColumn(DataType.INT32, rows, kept, Bitmap.allSet(rows));
        MemorySegment numbers = pairs.groups(List.of(group, values), rows, scratch);
        return new Paired(values, kept, numbers, rows);
    }

    private Selection.Picked known(Bitmap validity, int count) {
        MemorySegment rows = scratch.allocate((long) count * Integer.BYTES);
        int known = 0;
        for (int row = 0; row < count; row++) {
            if (validity.get(row)) rows.setAtIndex(Layouts.INT, known++, row);
        }
        return new Selection.Picked(rows, known);
    }

    /// The groups and the values of all pairs.
    List<Column> columns(Lease lease) {
        return pairs.keys(lease);
    }

    @Override
    public void close() {
        pairs.close();
        scratch.close();
    }
}
