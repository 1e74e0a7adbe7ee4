package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Adds the rows of a batch to the state of few groups, which is in arrays, in the order of the
/// rows. Each loop is short, adds to one array, and reads the values where they lie: copies of them
/// would come from memory one after the other with the sums instead of at the same time.
///
/// How many rows each group has is counted once for all aggregates. Nothing else is copied for each
/// batch: compilers take longer for a copy from memory to an array than for the loop behind it.
///
/// A JVM that never compiles in full, as that of short commands, is the exception: there a value
/// read from memory costs 13 ns, one from an array 4 ns, and so values are copied.
final class FewGroups {
    static final int MOST_GROUPS = 512;
    private static final boolean NEVER_IN_FULL =
            System.getProperty("java.vm.info", "").contains("emulated-client");

    private final boolean copies;

    private int[] groups = {};
    private int count;
    private int groupCount;
    private boolean counted;
    private int[] counts = {};
    // What sums were before a batch.
    private long[] kept = {};
    // The values of a batch, if they are copied.
    private long[] copied = {};

    FewGroups() {
        this(NEVER_IN_FULL);
    }

    /// @param copies whether values are copied to arrays
    FewGroups(boolean copies) {
        this.copies = copies;
    }

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

    /// Adds the number of rows of each group to its number.
    void count(long[] numbers) {
        int[] more = counts();
        for (int group = 0; group < groupCount; group++) numbers[group] += more[group];
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
    boolean addExact(MemorySegment values, long[] sums) {
        if (kept.length == 0) kept = new long[MOST_GROUPS];
        System.arraycopy(sums, 0, kept, 0, groupCount);
        long wrapped =
                copies
                        ? addExact(copy(values), groups, count, sums)
                        : addExact(values, groups, count, sums);
        if (wrapped >= 0) return true;
        System.arraycopy(kept, 0, sums, 0, groupCount);
        return false;
    }

    private static long addExact(long[] values, int[] groups, int count, long[] sums) {
        long wrapped = 0;
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            long before = sums[group];
            long sum = before + values[i];
            wrapped |= (before ^ sum) & (values[i] ^ sum);
            sums[group] = sum;
        }
        return wrapped;
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

    /// Adds each value, a `long` if `whole` or else a `double`, to the sum of its group.
    void add(MemorySegment values, boolean whole, double[] sums) {
        if (copies) add(copy(values), groups, count, whole, sums);
        else if (whole) addWholes(values, groups, count, sums);
        else addDoubles(values, groups, count, sums);
    }

    private long[] copy(MemorySegment values) {
        if (copied.length < count) copied = new long[count];
        MemorySegment.copy(values, Layouts.LONG, 0, copied, 0, count);
        return copied;
    }

    private static void add(long[] values, int[] groups, int count, boolean whole, double[] sums) {
        for (int i = 0; i < count; i++) {
            long value = values[i];
            sums[groups[i]] += whole ? (double) value : Double.longBitsToDouble(value);
        }
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

    /// Adds each value that is not null to the sum of its group, and 1 to its number.
    void addKnown(
            MemorySegment values, boolean whole, Bitmap validity, double[] sums, long[] numbers) {
        for (int word = 0; word < validity.wordCount(); word++) {
            for (long bits = validity.word(word); bits != 0; bits &= bits - 1) {
                int row = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                int group = groups[row];
                sums[group] +=
                        whole
                                ? (double) values.getAtIndex(Layouts.LONG, row)
                                : values.getAtIndex(Layouts.DOUBLE, row);
                numbers[group]++;
            }
        }
    }
}
