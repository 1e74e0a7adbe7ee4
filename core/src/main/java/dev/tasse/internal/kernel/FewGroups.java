package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Adds the rows of a batch to the state of few groups, which passes through arrays, in the order
/// of the rows. Each loop is short, adds to one array, and reads the values where they lie: copies
/// of them would come from memory one after the other with the sums instead of at the same time.
///
/// How many rows each group has is counted once for all aggregates.
final class FewGroups {
    static final int MOST_GROUPS = 512;

    private int[] groups = {};
    private int count;
    private int groupCount;
    private boolean counted;
    private int[] counts = {};
    private double[] sums = {};
    private long[] state = {};

    /// Loads the group of each of `count` rows, 4 bytes each, all below `groupCount`.
    void load(MemorySegment numbers, int count, int groupCount) {
        if (groups.length < count) groups = new int[count];
        MemorySegment.copy(numbers, Layouts.INT, 0, groups, 0, count);
        this.count = count;
        this.groupCount = groupCount;
        counted = false;
    }

    private int[] counts() {
        if (counted) return counts;
        if (counts.length == 0) counts = new int[MOST_GROUPS];
        Arrays.fill(counts, 0, groupCount, 0);
        count(groups, count, counts);
        counted = true;
        return counts;
    }

    private static void count(int[] groups, int count, int[] counts) {
        for (int i = 0; i < count; i++) counts[groups[i]]++;
    }

    /// Adds the number of rows of each group to its number, a `long`.
    void count(MemorySegment numbers) {
        int[] more = counts();
        loadState(numbers, groupCount);
        for (int group = 0; group < groupCount; group++) state[group] += more[group];
        storeState(numbers, groupCount);
    }

    /// Sets the byte of each group that has a row.
    void mark(MemorySegment marks) {
        int[] numbers = counts();
        for (int group = 0; group < groupCount; group++) {
            if (numbers[group] > 0) marks.set(Layouts.BYTE, group, (byte) 1);
        }
    }

    /// Adds each `long` to the sum of its group; false, with nothing changed, if one of the sums
    /// does not fit on the way.
    boolean addExact(MemorySegment values, MemorySegment sums) {
        loadState(sums, groupCount);
        if (addExact(values, groups, count, state) < 0) return false;
        storeState(sums, groupCount);
        return true;
    }

    private static long addExact(MemorySegment values, int[] groups, int count, long[] sums) {
        long wrapped = 0;
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            long before = sums[group];
            long value = values.getAtIndex(Layouts.LONG, i);
            long sum = before + value;
            wrapped |= (before ^ sum) & (value ^ sum);
            sums[group] = sum;
        }
        return wrapped;
    }

    /// Adds each value, a `long` if `whole` or else a `double`, to the sum of its group, and the
    /// number of its rows to the number behind it.
    void addCounted(MemorySegment values, boolean whole, MemorySegment sumsAndNumbers) {
        loadSums(sumsAndNumbers);
        if (whole) addWholes(values, groups, count, sums);
        else addDoubles(values, groups, count, sums);
        storeSums(sumsAndNumbers);
    }

    private static void addWholes(MemorySegment values, int[] groups, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            sums[groups[i]] += (double) values.getAtIndex(Layouts.LONG, i);
        }
    }

    private static void addDoubles(MemorySegment values, int[] groups, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            sums[groups[i]] += values.getAtIndex(Layouts.DOUBLE, i);
        }
    }

    private void loadSums(MemorySegment sumsAndNumbers) {
        loadState(sumsAndNumbers, 2 * groupCount);
        if (sums.length == 0) sums = new double[MOST_GROUPS];
        for (int group = 0; group < groupCount; group++) {
            sums[group] = Double.longBitsToDouble(state[2 * group]);
        }
    }

    private void storeSums(MemorySegment sumsAndNumbers) {
        int[] more = counts();
        for (int group = 0; group < groupCount; group++) {
            state[2 * group] = Double.doubleToRawLongBits(sums[group]);
            state[2 * group + 1] += more[group];
        }
        storeState(sumsAndNumbers, 2 * groupCount);
    }

    private void loadState(MemorySegment from, int size) {
        if (state.length == 0) state = new long[2 * MOST_GROUPS];
        MemorySegment.copy(from, Layouts.LONG, 0, state, 0, size);
    }

    private void storeState(MemorySegment to, int size) {
        MemorySegment.copy(state, 0, to, Layouts.LONG, 0, size);
    }
}
