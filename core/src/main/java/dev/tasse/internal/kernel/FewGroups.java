package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Adds rows to the state of few groups by arrays, through which rows and state pass batch by
/// batch, in the order of the rows: for the reason of {@link ShortTable}.
final class FewGroups {
    private static final int MOST_GROUPS = 512;
    private static final int MOST_ROWS = 4096;

    private int[] groups = {};
    private long[] values = {};
    private long[] sums = {};
    private long[] counts = {};

    /// Whether a batch of `count` rows is large enough for that, and not too large.
    static boolean fits(int count, int groupCount) {
        return groupCount <= MOST_GROUPS && groupCount <= count && count <= MOST_ROWS;
    }

    private void load(MemorySegment rows, int count) {
        if (groups.length < count) groups = new int[count];
        MemorySegment.copy(rows, Layouts.INT, 0, groups, 0, count);
    }

    /// Adds 1 to the number of the group of each row.
    void count(MemorySegment state, MemorySegment rows, int count, int groupCount) {
        load(rows, count);
        if (counts.length < groupCount) counts = new long[MOST_GROUPS];
        MemorySegment.copy(state, Layouts.LONG, 0, counts, 0, groupCount);
        count(counts, groups, count);
        MemorySegment.copy(counts, 0, state, Layouts.LONG, 0, groupCount);
    }

    private static void count(long[] counts, int[] groups, int count) {
        for (int i = 0; i < count; i++) counts[groups[i]]++;
    }

    /// Adds each value, a `long` if `whole` or else a `double`, to the sum of its group, and 1 to
    /// the number behind it.
    void add(GroupedValues input, boolean whole, MemorySegment state) {
        int count = input.count();
        int size = 2 * input.groupCount();
        load(input.groups(), count);
        if (values.length < count) values = new long[count];
        if (sums.length == 0) sums = new long[2 * MOST_GROUPS];
        MemorySegment.copy(input.values(), Layouts.LONG, 0, values, 0, count);
        MemorySegment.copy(state, Layouts.LONG, 0, sums, 0, size);
        if (whole) addWholes(sums, groups, values, count);
        else addDoubles(sums, groups, values, count);
        MemorySegment.copy(sums, 0, state, Layouts.LONG, 0, size);
    }

    /// The values of a batch and the group of each, 8 and 4 bytes.
    record GroupedValues(MemorySegment values, MemorySegment groups, int count, int groupCount) {}

    private static void addWholes(long[] sums, int[] groups, long[] values, int count) {
        for (int i = 0; i < count; i++) add(sums, 2 * groups[i], (double) values[i]);
    }

    private static void addDoubles(long[] sums, int[] groups, long[] values, int count) {
        for (int i = 0; i < count; i++) {
            add(sums, 2 * groups[i], Double.longBitsToDouble(values[i]));
        }
    }

    private static void add(long[] sums, int at, double value) {
        double sum = Double.longBitsToDouble(sums[at]) + value;
        sums[at] = Double.doubleToRawLongBits(sum);
        sums[at + 1]++;
    }
}
