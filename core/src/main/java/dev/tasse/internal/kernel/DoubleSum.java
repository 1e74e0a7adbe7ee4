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

/// Sums of FLOAT64, or of INT64 as such, in the order of the rows, and how many values each is of;
/// null for groups without a value.
final class DoubleSum implements Reducer {
    // The state of a group, each 8 bytes: the sum, then the number of values.
    private static final int WIDTH = 2;
    private static final long BYTES = (long) WIDTH * Long.BYTES;

    private final GrowingSegment states;
    // The states of the groups below `moved` are in these as long as batches suit FewGroups.
    private double[] sums = {};
    private long[] numbers = {};
    private int moved;

    DoubleSum(MemoryPool pool) {
        states = new GrowingSegment(pool, "sums");
    }

    @Override
    public void update(Column column, RowGroups groups) {
        states.ensure(groups.groupCount() * BYTES);
        MemorySegment values = ((FixedColumn) column).values();
        boolean whole = column.type() instanceof IntType;
        if (groups.areFew()) addFew(column, whole, groups);
        else if (column.nullCount() > 0) addKnown(values, whole, column.validity(), groups);
        else if (whole) addWholes(values, groups.numbers(), groups.count());
        else addAll(values, groups.numbers(), groups.count());
    }

    private void addFew(Column column, boolean whole, RowGroups groups) {
        move(groups.groupCount());
        MemorySegment values = ((FixedColumn) column).values();
        FewGroups few = groups.few();
        if (column.nullCount() > 0) {
            few.addKnown(values, whole, column.validity(), sums, numbers);
        } else {
            few.add(values, whole, sums);
            few.count(numbers);
        }
    }

    private void move(int groupCount) {
        if (sums.length == 0) {
            sums = new double[FewGroups.MOST_GROUPS];
            numbers = new long[FewGroups.MOST_GROUPS];
        }
        for (; moved < groupCount; moved++) {
            sums[moved] = Double.longBitsToDouble(state(moved, 0));
            numbers[moved] = state(moved, 1);
        }
    }

    /// The states of all groups in memory.
    private MemorySegment memory() {
        MemorySegment state = states.memory();
        for (int group = 0; group < moved; group++) {
            state.setAtIndex(Layouts.DOUBLE, (long) group * WIDTH, sums[group]);
            state.setAtIndex(Layouts.LONG, (long) group * WIDTH + 1, numbers[group]);
        }
        moved = 0;
        return state;
    }

    @Override
    public void reserve(int groups) {
        states.ensure(groups * BYTES);
    }

    private void addAll(MemorySegment values, MemorySegment groups, int count) {
        MemorySegment state = memory();
        for (int i = 0; i < count; i++) {
            long at = (long) groups.getAtIndex(Layouts.INT, i) * WIDTH;
            add(state, at, values.getAtIndex(Layouts.DOUBLE, i), 1);
        }
    }

    private void addWholes(MemorySegment values, MemorySegment groups, int count) {
        MemorySegment state = memory();
        for (int i = 0; i < count; i++) {
            long at = (long) groups.getAtIndex(Layouts.INT, i) * WIDTH;
            add(state, at, (double) values.getAtIndex(Layouts.LONG, i), 1);
        }
    }

    private void addKnown(MemorySegment values, boolean whole, Bitmap validity, RowGroups groups) {
        MemorySegment state = memory();
        MemorySegment rows = groups.numbers();
        for (int i = 0; i < groups.count(); i++) {
            if (!validity.get(i)) continue;
            double value =
                    whole
                            ? (double) values.getAtIndex(Layouts.LONG, i)
                            : values.getAtIndex(Layouts.DOUBLE, i);
            add(state, (long) rows.getAtIndex(Layouts.INT, i) * WIDTH, value, 1);
        }
    }

    private static void add(MemorySegment state, long at, double value, long values) {
        double sum = state.getAtIndex(Layouts.DOUBLE, at);
        state.setAtIndex(Layouts.DOUBLE, at, sum + value);
        long number = state.getAtIndex(Layouts.LONG, at + 1);
        state.setAtIndex(Layouts.LONG, at + 1, number + values);
    }

    /// Adds sums of FLOAT64, each of as many values as `counts` says.
    void merge(FixedColumn partial, FixedColumn counts, RowGroups groups) {
        states.ensure(groups.groupCount() * BYTES);
        MemorySegment state = memory();
        MemorySegment rows = groups.numbers();
        for (int i = 0; i < partial.length(); i++) {
            if (partial.isNull(i)) continue;
            long at = (long) rows.getAtIndex(Layouts.INT, i) * WIDTH;
            double sum = partial.values().getAtIndex(Layouts.DOUBLE, i);
            add(state, at, sum, counts.values().getAtIndex(Layouts.LONG, i));
        }
    }

    @Override
    public void updateOne(Column column, RowGroups zeros) {
        if (column.length() == 0 || column.nullCount() > 0) {
            Reducer.super.updateOne(column, zeros);
            return;
        }
        states.ensure(BYTES);
        add(memory(), 0, sum((FixedColumn) column), column.length());
    }

    private static double sum(FixedColumn column) {
        MemorySegment values = column.values();
        long n = column.length();
        if (!(column.type() instanceof IntType)) return WholeColumn.sum(values, n);
        double high = WholeColumn.sumOfHighHalves(values, n);
        return high * (1L << Integer.SIZE) + WholeColumn.sumOfLowHalves(values, n);
    }

    @Override
    public FixedColumn finish(int groupCount, Lease lease) {
        states.ensure(groupCount * BYTES);
        memory();
        Bitmap validity = Bitmap.allocate(lease, groupCount, true);
        FixedColumn out = FixedColumn.allocate(lease, DataType.FLOAT64, groupCount, validity);
        for (int group = 0; group < groupCount; group++) {
            out.values().setAtIndex(Layouts.LONG, group, state(group, 0));
            if (state(group, 1) == 0) validity.set(group, false);
        }
        return new FixedColumn(DataType.FLOAT64, groupCount, out.values(), validity.simplified());
    }

    /// How many values the sum of each group is of.
    FixedColumn counts(int groupCount, Lease lease) {
        memory();
        Bitmap all = Bitmap.allSet(groupCount);
        FixedColumn out = FixedColumn.allocate(lease, DataType.INT64, groupCount, all);
        for (int group = 0; group < groupCount; group++) {
            out.values().setAtIndex(Layouts.LONG, group, state(group, 1));
        }
        return out;
    }

    private long state(int group, int part) {
        return states.memory().getAtIndex(Layouts.LONG, (long) group * WIDTH + part);
    }

    @Override
    public void close() {
        states.close();
    }
}
