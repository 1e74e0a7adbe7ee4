package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;
import dev.tasse.type.IntType;

import java.lang.foreign.MemorySegment;

/// Sums of FLOAT64, or of INT64 as such, in the order of the rows; null for groups without a value.
final class DoubleSum implements Reducer {
    private final GrowingSegment sums;
    private final Seen seen;
    private final FewGroups few = new FewGroups();

    DoubleSum(MemoryPool pool) {
        sums = new GrowingSegment(pool, "sums");
        seen = new Seen(pool);
    }

    @Override
    public void update(Column column, MemorySegment groups, int count, int groupCount) {
        sums.ensure((long) groupCount * Double.BYTES);
        seen.ensure(groupCount);
        MemorySegment values = ((FixedColumn) column).values();
        boolean whole = column.type() instanceof IntType;
        if (column.nullCount() > 0) {
            addKnown(values, whole, column.validity(), groups, count);
        } else if (FewGroups.fits(count, groupCount)) {
            FewGroups.GroupedValues rows =
                    new FewGroups.GroupedValues(values, groups, count, groupCount);
            few.add(rows, whole, sums.memory(), seen.memory());
        } else if (whole) {
            addWholes(values, groups, count);
        } else {
            addAll(values, groups, count);
        }
    }

    private void addAll(MemorySegment values, MemorySegment groups, int count) {
        MemorySegment state = sums.memory();
        MemorySegment flags = seen.memory();
        for (int i = 0; i < count; i++) {
            int group = groups.getAtIndex(Layouts.INT, i);
            double sum = state.getAtIndex(Layouts.DOUBLE, group);
            state.setAtIndex(Layouts.DOUBLE, group, sum + values.getAtIndex(Layouts.DOUBLE, i));
            flags.set(Layouts.BYTE, group, (byte) 1);
        }
    }

    private void addWholes(MemorySegment values, MemorySegment groups, int count) {
        MemorySegment state = sums.memory();
        MemorySegment flags = seen.memory();
        for (int i = 0; i < count; i++) {
            int group = groups.getAtIndex(Layouts.INT, i);
            double sum = state.getAtIndex(Layouts.DOUBLE, group);
            state.setAtIndex(Layouts.DOUBLE, group, sum + values.getAtIndex(Layouts.LONG, i));
            flags.set(Layouts.BYTE, group, (byte) 1);
        }
    }

    private void addKnown(
            MemorySegment values, boolean whole, Bitmap validity, MemorySegment groups, int count) {
        MemorySegment state = sums.memory();
        MemorySegment flags = seen.memory();
        for (int i = 0; i < count; i++) {
            if (!validity.get(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            double value =
                    whole
                            ? (double) values.getAtIndex(Layouts.LONG, i)
                            : values.getAtIndex(Layouts.DOUBLE, i);
            double sum = state.getAtIndex(Layouts.DOUBLE, group);
            state.setAtIndex(Layouts.DOUBLE, group, sum + value);
            flags.set(Layouts.BYTE, group, (byte) 1);
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
        double sum = sum((FixedColumn) column);
        MemorySegment state = sums.memory();
        state.set(Layouts.DOUBLE, 0, state.get(Layouts.DOUBLE, 0) + sum);
    }

    private static double sum(FixedColumn column) {
        MemorySegment values = column.values();
        long n = column.length();
        if (!(column.type() instanceof IntType)) return WholeColumn.sum(values, n);
        double high = WholeColumn.sumOfHighHalves(values, n);
        return high * (1L << Integer.SIZE) + WholeColumn.sumOfLowHalves(values, n);
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
