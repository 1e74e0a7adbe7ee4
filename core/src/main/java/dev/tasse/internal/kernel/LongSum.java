package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// Sums of whole numbers of 64 bits; one that does not fit is an error.
final class LongSum implements Reducer {
    private final boolean zeroForNone;
    private final GrowingSegment sums;
    private final Seen seen;

    /// Groups without a value end as 0 if `zeroForNone` (sums of counts), else as null.
    LongSum(boolean zeroForNone, MemoryPool pool) {
        this.zeroForNone = zeroForNone;
        sums = new GrowingSegment(pool, "sums");
        seen = new Seen(pool);
    }

    @Override
    public void update(Column column, MemorySegment groups, int count, int groupCount) {
        sums.ensure((long) groupCount * Long.BYTES);
        seen.ensure(groupCount);
        MemorySegment state = sums.memory();
        MemorySegment values = ((FixedColumn) column).values();
        boolean noNulls = column.nullCount() == 0;
        Bitmap validity = column.validity();
        long misfit = 0;
        for (int i = 0; i < count; i++) {
            if (!noNulls && !validity.get(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            long value = values.getAtIndex(Layouts.LONG, i);
            long before = state.getAtIndex(Layouts.LONG, group);
            long sum = before + value;
            misfit |= (before ^ sum) & (value ^ sum);
            state.setAtIndex(Layouts.LONG, group, sum);
            seen.set(group);
        }
        if (misfit < 0) {
            throw new DataException(
                    Problem.of("a sum does not fit INT64")
                            .remedy("sum x.cast(FLOAT64), or a DECIMAL"));
        }
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        sums.ensure((long) groupCount * Long.BYTES);
        Bitmap validity =
                zeroForNone ? Bitmap.allSet(groupCount) : seen.validity(groupCount, lease);
        FixedColumn out = FixedColumn.allocate(lease, DataType.INT64, groupCount, validity);
        MemorySegment.copy(sums.memory(), 0, out.values(), 0, out.values().byteSize());
        return out;
    }

    @Override
    public void close() {
        sums.close();
        seen.close();
    }
}
