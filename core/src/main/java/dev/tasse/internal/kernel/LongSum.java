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

/// Sums of whole numbers of 64 bits. Only a sum that does not fit in the end is an error: one that
/// leaves the range in between wraps around, which is counted.
final class LongSum implements Reducer {
    private final boolean zeroForNone;
    private final GroupLongs sums;
    private final GrowingSegment wraps;
    private final Seen seen;
    private boolean anyWrapped;

    /// Groups without a value end as 0 if `zeroForNone` (sums of counts), else as null.
    LongSum(boolean zeroForNone, MemoryPool pool) {
        this.zeroForNone = zeroForNone;
        sums = new GroupLongs(pool, "sums");
        wraps = new GrowingSegment(pool, "sums");
        seen = new Seen(pool);
    }

    @Override
    public void update(Column column, RowGroups groups) {
        MemorySegment numbers = groups.numbers();
        int count = groups.count();
        sums.ensure(groups.groupCount());
        MemorySegment values = ((FixedColumn) column).values();
        if (column.nullCount() > 0) {
            seen.ensure(groups.groupCount());
            addKnown(values, column.validity(), numbers, count);
            return;
        }
        seen.addAll(groups);
        boolean added =
                groups.areFew() && groups.few().addExact(values, sums.array(groups.groupCount()));
        if (!added) addAll(values, numbers, count);
    }

    @Override
    public void reserve(int groups) {
        sums.ensure(groups);
    }

    private void addAll(MemorySegment values, MemorySegment groups, int count) {
        MemorySegment state = sums.memory();
        for (int i = 0; i < count; i++) {
            int group = groups.getAtIndex(Layouts.INT, i);
            long value = values.getAtIndex(Layouts.LONG, i);
            long before = state.getAtIndex(Layouts.LONG, group);
            long sum = before + value;
            if (((before ^ sum) & (value ^ sum)) < 0) wrap(group, value);
            state.setAtIndex(Layouts.LONG, group, sum);
        }
    }

    private void addKnown(MemorySegment values, Bitmap validity, MemorySegment groups, int count) {
        MemorySegment state = sums.memory();
        MemorySegment flags = seen.memory();
        for (int i = 0; i < count; i++) {
            if (!validity.get(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            long value = values.getAtIndex(Layouts.LONG, i);
            long before = state.getAtIndex(Layouts.LONG, group);
            long sum = before + value;
            if (((before ^ sum) & (value ^ sum)) < 0) wrap(group, value);
            state.setAtIndex(Layouts.LONG, group, sum);
            flags.set(Layouts.BYTE, group, (byte) 1);
        }
    }

    @Override
    public void updateOne(Column column, RowGroups zeros) {
        MemorySegment values = ((FixedColumn) column).values();
        long n = column.length();
        long high = WholeColumn.sumOfHighHalves(values, n);
        // Beyond 32 bits the sum of the halves does not fit: then row by row.
        if (n == 0 || column.nullCount() > 0 || high != (int) high) {
            Reducer.super.updateOne(column, zeros);
            return;
        }
        sums.ensure(1);
        seen.ensure(1);
        seen.set(0);
        addFirst(WholeColumn.sumOfLowHalves(values, n));
        addFirst(high << Integer.SIZE);
    }

    private void addFirst(long value) {
        long before = sums.memory().get(Layouts.LONG, 0);
        long sum = before + value;
        if (((before ^ sum) & (value ^ sum)) < 0) wrap(0, value);
        sums.memory().set(Layouts.LONG, 0, sum);
    }

    /// Counts that the sum of `group` went round in the direction of `value`.
    private void wrap(int group, long value) {
        anyWrapped = true;
        wraps.ensure((group + 1L) * Long.BYTES);
        long before = wraps.memory().getAtIndex(Layouts.LONG, group);
        wraps.memory().setAtIndex(Layouts.LONG, group, before + (value < 0 ? -1 : 1));
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        sums.ensure(groupCount);
        if (anyWrapped) checkFit(groupCount);
        Bitmap validity =
                zeroForNone ? Bitmap.allSet(groupCount) : seen.validity(groupCount, lease);
        FixedColumn out = FixedColumn.allocate(lease, DataType.INT64, groupCount, validity);
        MemorySegment.copy(sums.memory(), 0, out.values(), 0, out.values().byteSize());
        return out;
    }

    private void checkFit(int groupCount) {
        wraps.ensure((long) groupCount * Long.BYTES);
        for (int group = 0; group < groupCount; group++) {
            long high = wraps.memory().getAtIndex(Layouts.LONG, group);
            if (high == 0) continue;
            long low = sums.memory().getAtIndex(Layouts.LONG, group);
            throw new DataException(
                    Problem.of("a sum does not fit INT64")
                            .got(Decimals.wide(high + (low >> (Long.SIZE - 1)), low))
                            .remedy("cast to FLOAT64 or DECIMAL(38, 0) first"));
        }
    }

    @Override
    public void close() {
        sums.close();
        wraps.close();
        seen.close();
    }
}
