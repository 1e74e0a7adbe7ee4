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
    private double[] sums = {};
    private long[] counts = {};
    private byte[] flags = {};

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

    /// Adds each value, a `long` if `whole` or else a `double`, to the sum of its group, and sets
    /// the group's flag.
    void add(GroupedValues input, boolean whole, MemorySegment state, MemorySegment seen) {
        int count = input.count();
        int groupCount = input.groupCount();
        load(input.groups(), count);
        if (values.length < count) values = new long[count];
        if (sums.length == 0) {
            sums = new double[MOST_GROUPS];
            flags = new byte[MOST_GROUPS];
        }
        MemorySegment.copy(input.values(), Layouts.LONG, 0, values, 0, count);
        MemorySegment.copy(state, Layouts.DOUBLE, 0, sums, 0, groupCount);
        MemorySegment.copy(seen, Layouts.BYTE, 0, flags, 0, groupCount);
        if (whole) addWholes(sums, flags, groups, values, count);
        else addDoubles(sums, flags, groups, values, count);
        MemorySegment.copy(sums, 0, state, Layouts.DOUBLE, 0, groupCount);
        MemorySegment.copy(flags, 0, seen, Layouts.BYTE, 0, groupCount);
    }

    /// The values of a batch and the group of each, 8 and 4 bytes.
    record GroupedValues(MemorySegment values, MemorySegment groups, int count, int groupCount) {}

    private static void addWholes(
            double[] sums, byte[] flags, int[] groups, long[] values, int count) {
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            sums[group] += values[i];
            flags[group] = 1;
        }
    }

    private static void addDoubles(
            double[] sums, byte[] flags, int[] groups, long[] values, int count) {
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            sums[group] += Double.longBitsToDouble(values[i]);
            flags[group] = 1;
        }
    }
}
