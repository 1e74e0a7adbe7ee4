package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// Sums of FLOAT64 in the order of the rows; null for groups without a value.
final class DoubleSum implements Reducer {
    private final GrowingSegment sums;
    private final Seen seen;

    DoubleSum(MemoryPool pool) {
        sums = new GrowingSegment(pool, "sums");
        seen = new Seen(pool);
    }

    @Override
    public void update(Column column, MemorySegment groups, int count, int groupCount) {
        sums.ensure((long) groupCount * Double.BYTES);
        seen.ensure(groupCount);
        MemorySegment state = sums.memory();
        MemorySegment values = ((FixedColumn) column).values();
        boolean noNulls = column.nullCount() == 0;
        Bitmap validity = column.validity();
        for (int i = 0; i < count; i++) {
            if (!noNulls && !validity.get(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            double sum = state.getAtIndex(Layouts.DOUBLE, group);
            state.setAtIndex(Layouts.DOUBLE, group, sum + values.getAtIndex(Layouts.DOUBLE, i));
            seen.set(group);
        }
    }

    @Override
    public void updateOne(Column column, MemorySegment zeros) {
        if (column.length() == 0 || column.nullCount() > 0) {
            Reducer.super.updateOne(column, zeros);
            return;
        }
        sums.ensure(Double.BYTES);
        seen.ensure(1);
        seen.set(0);
        double sum = WholeColumn.sum(((FixedColumn) column).values(), column.length());
        MemorySegment state = sums.memory();
        state.set(Layouts.DOUBLE, 0, state.get(Layouts.DOUBLE, 0) + sum);
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        sums.ensure((long) groupCount * Double.BYTES);
        Bitmap validity = seen.validity(groupCount, lease);
        FixedColumn out = FixedColumn.allocate(lease, DataType.FLOAT64, groupCount, validity);
        MemorySegment.copy(sums.memory(), 0, out.values(), 0, out.values().byteSize());
        return out;
    }

    @Override
    public void close() {
        sums.close();
        seen.close();
    }
}
