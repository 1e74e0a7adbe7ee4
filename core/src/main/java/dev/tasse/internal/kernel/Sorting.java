package dev.tasse.internal.kernel;

import dev.tasse.data.Column;

import java.util.Arrays;

/// The order of rows by keys, as row numbers; rows with equal keys keep their order.
///
/// One key without nulls whose values span few enough bits is packed with the row number into one
/// `long` and sorted by the JDK. Everything else goes through a merge sort of row numbers that
/// starts from the runs it finds, so that sorted runs are merged, not sorted again.
public final class Sorting {
    private static final int SHORT_RUN = 16;

    private final KeyRows rows;
    private final long[] first;
    private final boolean firstDecides;
    private int[] order;
    private int[] spare;

    private Sorting(KeyRows rows, long[] first, boolean firstDecides) {
        this.rows = rows;
        this.first = first;
        this.firstDecides = firstDecides;
        order = new int[first.length];
        spare = new int[first.length];
    }

    /// The numbers of the `count` rows in their order.
    public static int[] order(KeyRows rows, int count) {
        if (rows.keys().isEmpty()) return identity(new int[count]);
        Column key = rows.keys().getFirst();
        KeyOrder keyOrder = rows.orders().getFirst();
        boolean noNulls = key.nullCount() == 0;
        long[] first = new long[count];
        for (int row = 0; row < count; row++) {
            long value = key.isNull(row) ? 0 : OrderKeys.key(key, row);
            first[row] = keyOrder.descending() ? ~value : value;
        }
        boolean exact = noNulls && OrderKeys.isExact(key);
        boolean single = exact && rows.keys().size() == 1;
        if (single) {
            int[] packed = packed(first);
            if (packed.length == count) return packed;
        }
        return new Sorting(rows, first, noNulls).sort();
    }

    /// The order by keys that fit one `long` together with the row number, else nothing.
    private static int[] packed(long[] keys) {
        if (keys.length == 0) return new int[0];
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (long key : keys) {
            least = Math.min(least, key);
            greatest = Math.max(greatest, key);
        }
        int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(keys.length);
        long span = greatest - least;
        boolean fits = span >= 0 && Long.numberOfLeadingZeros(span) > rowBits;
        if (!fits) return new int[0];
        long[] packed = new long[keys.length];
        for (int row = 0; row < keys.length; row++) {
            packed[row] = ((keys[row] - least) << rowBits) | row;
        }
        Arrays.sort(packed);
        int[] order = new int[keys.length];
        long mask = (1L << rowBits) - 1;
        for (int i = 0; i < order.length; i++) order[i] = (int) (packed[i] & mask);
        return order;
    }

    private static int[] identity(int[] order) {
        for (int i = 0; i < order.length; i++) order[i] = i;
        return order;
    }

    private int[] sort() {
        identity(order);
        int[] starts = runs();
        int count = starts.length - 1;
        while (count > 1) count = mergePairs(starts, count);
        return order;
    }

    /// Where the sorted runs begin, and in the end the number of rows; short ones are made longer.
    private int[] runs() {
        int[] starts = new int[order.length / SHORT_RUN + 2];
        int count = 0;
        int at = 0;
        while (at < order.length) {
            starts[count++] = at;
            int end = at + 1;
            while (end < order.length && !isAfter(order[end - 1], order[end])) end++;
            int least = Math.min(order.length, at + SHORT_RUN);
            if (end < least) {
                insert(at, end, least);
                end = least;
            }
            at = end;
        }
        starts[count] = order.length;
        return Arrays.copyOf(starts, count + 1);
    }

    private void insert(int from, int sorted, int to) {
        for (int i = sorted; i < to; i++) {
            int row = order[i];
            int j = i;
            while (j > from && isAfter(order[j - 1], row)) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = row;
        }
    }

    private int mergePairs(int[] starts, int count) {
        int merged = 0;
        for (int run = 0; run < count; run += 2) {
            int from = starts[run];
            int middle = starts[Math.min(count, run + 1)];
            int to = starts[Math.min(count, run + 2)];
            merge(from, middle, to);
            starts[merged++] = from;
        }
        starts[merged] = order.length;
        int[] done = spare;
        spare = order;
        order = done;
        return merged;
    }

    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight =
                    left == middle || (right < to && isAfter(order[left], order[right]));
            spare[i] = takeRight ? order[right++] : order[left++];
        }
    }

    private boolean isAfter(int row, int other) {
        if (firstDecides && first[row] != first[other]) return first[row] > first[other];
        return rows.compare(row, rows, other) > 0;
    }
}
