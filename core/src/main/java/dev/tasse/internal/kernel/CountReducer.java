package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// How many values are not null, or how many rows there are; 0 for none.
final class CountReducer implements Reducer {
    private final boolean rows;
    private final GroupLongs counts;

    /// Counts all rows if `rows`, else values that are not null.
    CountReducer(boolean rows, MemoryPool pool) {
        this.rows = rows;
        counts = new GroupLongs(pool, "counts");
    }

    @Override
    public void update(Column column, RowGroups groups) {
        counts.ensure(groups.groupCount());
        if (!rows && column.nullCount() > 0) {
            addKnown(counts.memory(), column.validity(), groups);
        } else if (groups.areFew()) {
            groups.few().count(counts.array(groups.groupCount()));
        } else {
            addAll(counts.memory(), groups.numbers(), groups.count());
        }
    }

    private static void addKnown(MemorySegment state, Bitmap validity, RowGroups groups) {
        MemorySegment numbers = groups.numbers();
        for (int i = 0; i < groups.count(); i++) {
            if (validity.get(i)) add(state, numbers.getAtIndex(Layouts.INT, i));
        }
    }

    @Override
    public void reserve(int groups) {
        counts.ensure(groups);
    }

    private static void addAll(MemorySegment state, MemorySegment groups, int count) {
        for (int i = 0; i < count; i++) add(state, groups.getAtIndex(Layouts.INT, i));
    }

    @Override
    public void updateOne(Column column, RowGroups zeros) {
        counts.ensure(1);
        long more = rows ? column.length() : column.length() - column.nullCount();
        MemorySegment state = counts.memory();
        state.set(Layouts.LONG, 0, state.get(Layouts.LONG, 0) + more);
    }

    private static void add(MemorySegment state, int group) {
        state.setAtIndex(Layouts.LONG, group, state.getAtIndex(Layouts.LONG, group) + 1);
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        counts.ensure(groupCount);
        Bitmap all = Bitmap.allSet(groupCount);
        FixedColumn out = FixedColumn.allocate(lease, DataType.INT64, groupCount, all);
        MemorySegment.copy(counts.memory(), 0, out.values(), 0, out.values().byteSize());
        return out;
    }

    @Override
    public void close() {
        counts.close();
    }
}
