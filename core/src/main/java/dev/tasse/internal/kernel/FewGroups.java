package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Adds rows to the state of few groups by arrays, through which rows and state pass block by
/// block, in the order of the rows: for the reason of {@link ShortTable}.
final class FewGroups {
    private static final int MOST_GROUPS = 512;
    private static final int BLOCK = 2048;

    private int[] groups = {};
    private long[] values = {};
    private long[] sums = {};

    /// Whether a batch of `count` rows is large enough for that.
    static boolean fits(int count, int groupCount) {
        return groupCount <= MOST_GROUPS && groupCount <= count;
    }

    /// The values of a batch and the group of each, 8 and 4 bytes.
    record GroupedValues(MemorySegment values, MemorySegment groups, int count, int groupCount) {}

    /// Adds 1 to the number of the group of each row.
    void count(MemorySegment state, MemorySegment rows, int count, int groupCount) {
        loadState(state, groupCount);
        for (int from = 0; from < count; from += BLOCK) {
            int some = Math.min(BLOCK, count - from);
            loadGroups(rows, from, some);
            count(sums, groups, some);
        }
        MemorySegment.copy(sums, 0, state, Layouts.LONG, 0, groupCount);
    }

    private static void count(long[] counts, int[] groups, int count) {
        for (int i = 0; i < count; i++) counts[groups[i]]++;
    }

    /// Adds each `long` to the sum of its group; false, with nothing changed, if one of the sums
    /// does not fit on the way.
    boolean addExact(GroupedValues input, MemorySegment state) {
        loadState(state, input.groupCount());
        long wrapped = 0;
        for (int from = 0; from < input.count(); from += BLOCK) {
            int some = load(input, from);
            wrapped |= addLongs(sums, groups, values, some);
        }
        if (wrapped < 0) return false;
        MemorySegment.copy(sums, 0, state, Layouts.LONG, 0, input.groupCount());
        return true;
    }

    private static long addLongs(long[] sums, int[] groups, long[] values, int count) {
        long wrapped = 0;
        for (int i = 0; i < count; i++) {
            long before = sums[groups[i]];
            long value = values[i];
            long sum = before + value;
            wrapped |= (before ^ sum) & (value ^ sum);
            sums[groups[i]] = sum;
        }
        return wrapped;
    }

    /// Adds each value, a `long` if `whole` or else a `double`, to the sum of its group, and 1 to
    /// the number behind it.
    void add(GroupedValues input, boolean whole, MemorySegment state) {
        int size = 2 * input.groupCount();
        loadState(state, size);
        for (int from = 0; from < input.count(); from += BLOCK) {
            int some = load(input, from);
            if (whole) addWholes(sums, groups, values, some);
            else addDoubles(sums, groups, values, some);
        }
        MemorySegment.copy(sums, 0, state, Layouts.LONG, 0, size);
    }

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

    private void loadState(MemorySegment state, int size) {
        if (sums.length == 0) sums = new long[2 * MOST_GROUPS];
        MemorySegment.copy(state, Layouts.LONG, 0, sums, 0, size);
    }

    /// Loads values and groups from row `from` on; how many.
    private int load(GroupedValues input, int from) {
        int some = Math.min(BLOCK, input.count() - from);
        if (values.length == 0) values = new long[BLOCK];
        loadGroups(input.groups(), from, some);
        MemorySegment.copy(input.values(), Layouts.LONG, (long) from * Long.BYTES, values, 0, some);
        return some;
    }

    private void loadGroups(MemorySegment rows, int from, int count) {
        if (groups.length == 0) groups = new int[BLOCK];
        MemorySegment.copy(rows, Layouts.INT, (long) from * Integer.BYTES, groups, 0, count);
    }
}
