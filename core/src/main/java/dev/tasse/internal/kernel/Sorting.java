package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts rows in the order of some keys: rows with equal keys stay in order, NaN is greater than all
/// numbers, texts are ordered by their bytes.
///
/// Most significant digit first: the rows of a range are sorted by the first 64 bits of the first
/// key, those that are alike by what follows. A word and the place of its row are packed into one
/// `long` where the words of the range differ in few enough bits; else its upper bits are sorted
/// first. The sort itself is the JDK's, which uses vector instructions and merges runs that are in
/// order already. It takes arrays, hence the scratch memory, 28 bytes a row, is on the heap.
public final class Sorting {
    private static final int FEW = 24;
    private static final int DEEPEST = 8;

    private final List<SortKey> keys;
    private final int[] rows;
    private final long[] words;
    private final long[] packed;
    private final long[] sortedWords;
    private final int[] sortedRows;

    private Sorting(List<SortKey> keys, int count) {
        this.keys = keys;
        rows = new int[count];
        words = new long[count];
        packed = new long[count];
        sortedWords = new long[count];
        sortedRows = new int[count];
        for (int i = 0; i < count; i++) rows[i] = i;
    }

    /// The row numbers from 0 to `count` in the order of the keys.
    ///
    /// @param columns key columns of any encoding, the most significant first
    /// @param orders one for each column
    public static int[] order(
            List<Column> columns, List<KeyOrder> orders, int count, Lease scratch) {
        List<SortKey> keys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            // A constant tells no rows apart.
            if (column instanceof ConstantColumn) continue;
            keys.add(key(column, orders.get(i), scratch));
        }
        Sorting sorting = new Sorting(keys, count);
        sorting.range(0, count, 0);
        return sorting.rows;
    }

    private static SortKey key(Column column, KeyOrder direction, Lease lease) {
        if (column instanceof DictionaryColumn coded) {
            return new SortKey.Words(ranks(coded, lease), coded.validity(), direction);
        }
        if (!OrderKeys.fit(column)) return SortKey.ofLong(column, direction);
        MemorySegment words = lease.allocate(column.length() * Long.BYTES);
        OrderKeys.write(column, words);
        return new SortKey.Words(words, column.validity(), direction);
    }

    private static MemorySegment ranks(DictionaryColumn coded, Lease lease) {
        Column dictionary = coded.dictionary();
        int entries = Math.toIntExact(dictionary.length());
        int[] order = order(List.of(dictionary), List.of(KeyOrder.ASCENDING), entries, lease);
        long[] ranks = new long[entries];
        for (int rank = 0; rank < entries; rank++) ranks[order[rank]] = rank;
        MemorySegment words = lease.allocate(coded.length() * Long.BYTES);
        MemorySegment codes = coded.codes();
        for (long row = 0; row < coded.length(); row++) {
            words.setAtIndex(Layouts.LONG, row, ranks[codes.getAtIndex(Layouts.INT, row)]);
        }
        return words;
    }

    /// Sorts `rows[from..to)`, whose rows are alike in all keys before `index`.
    private void range(int from, int to, int index) {
        if (index == keys.size() || to - from < 2) return;
        if (to - from <= FEW) {
            insert(from, to, index);
            return;
        }
        SortKey key = keys.get(index);
        int valuesFrom = from;
        int valuesTo = to;
        if (!key.validity().isAbsent()) {
            int nulls = separate(key, from, to);
            valuesFrom = key.direction().nullsFirst() ? from + nulls : from;
            valuesTo = valuesFrom + (to - from - nulls);
            if (valuesFrom > from) range(from, valuesFrom, index + 1);
            else range(valuesTo, to, index + 1);
        }
        values(valuesFrom, valuesTo, index, 0);
    }

    /// Puts the rows with nulls together, each part in order; how many there are.
    private int separate(SortKey key, int from, int to) {
        Bitmap validity = key.validity();
        int nulls = 0;
        int kept = from;
        for (int i = from; i < to; i++) {
            if (validity.get(rows[i])) rows[kept++] = rows[i];
            else sortedRows[nulls++] = rows[i];
        }
        if (key.direction().nullsFirst()) {
            System.arraycopy(rows, from, rows, from + nulls, kept - from);
            System.arraycopy(sortedRows, 0, rows, from, nulls);
        } else {
            System.arraycopy(sortedRows, 0, rows, kept, nulls);
        }
        return nulls;
    }

    /// Sorts a range without nulls, whose rows are alike in the key `index` before `depth`.
    private void values(int from, int to, int index, int depth) {
        if (to - from <= FEW) {
            insert(from, to, index);
            return;
        }
        if (depth > DEEPEST && depth < Integer.MAX_VALUE) {
            merge(from, to, index);
            return;
        }
        SortKey key = keys.get(index);
        load(key, depth, from, to);
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        boolean sorted = true;
        long before = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long word = words[i];
            least = Math.min(least, word);
            greatest = Math.max(greatest, word);
            sorted &= before <= word;
            before = word;
        }
        int dropped = sorted ? 0 : sort(from, to, least, greatest);
        ties(from, to, new Level(index, depth, least, dropped));
    }

    private void load(SortKey key, int depth, int from, int to) {
        if (key instanceof SortKey.Words plain) {
            MemorySegment all = plain.words();
            for (int i = from; i < to; i++) words[i] = all.getAtIndex(Layouts.LONG, rows[i]);
        } else {
            for (int i = from; i < to; i++) words[i] = key.word(rows[i], depth);
        }
        if (key.direction().descending()) {
            for (int i = from; i < to; i++) words[i] = ~words[i];
        }
    }

    /// Sorts by the words, which lie between `least` and `greatest`, but for some of their lowest
    /// bits: how many those are.
    private int sort(int from, int to, long least, long greatest) {
        int n = to - from;
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
        int wordBits = Long.SIZE - Long.numberOfLeadingZeros(greatest - least);
        int dropped = Math.max(0, wordBits + placeBits - (Long.SIZE - 1));
        for (int i = 0; i < n; i++) {
            packed[i] = (((words[from + i] - least) >>> dropped) << placeBits) | i;
        }
        Arrays.sort(packed, 0, n);
        int mask = (1 << placeBits) - 1;
        for (int i = 0; i < n; i++) {
            int place = (int) packed[i] & mask;
            sortedRows[i] = rows[from + place];
            sortedWords[i] = words[from + place];
        }
        System.arraycopy(sortedRows, 0, rows, from, n);
        System.arraycopy(sortedWords, 0, words, from, n);
        return dropped;
    }

    /// What a range has been sorted by: the words of a key at a depth, less `least`, but for the
    /// lowest `dropped` bits.
    private record Level(int index, int depth, long least, int dropped) {
        long digit(long word) {
            return (word - least) >>> dropped;
        }
    }

    /// Sorts each run of rows that are alike so far by what tells them apart.
    private void ties(int from, int to, Level level) {
        int start = from;
        while (start < to) {
            long digit = level.digit(words[start]);
            int end = start + 1;
            boolean same = true;
            while (end < to && level.digit(words[end]) == digit) {
                same &= words[end] == words[start];
                end++;
            }
            if (end - start > 1) tie(start, end, level, same);
            start = end;
        }
    }

    private void tie(int from, int to, Level level, boolean sameWords) {
        if (!sameWords) {
            values(from, to, level.index(), level.depth());
            return;
        }
        int deeper = keys.get(level.index()).next(level.depth(), rows, from, to);
        if (deeper == SortKey.DONE) range(from, to, level.index() + 1);
        else values(from, to, level.index(), deeper);
    }

    private void insert(int from, int to, int index) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            for (; at > from && compare(rows[at - 1], row, index) > 0; at--)
                rows[at] = rows[at - 1];
            rows[at] = row;
        }
    }

    /// Sorts by comparing whole rows: for texts that have very much in common.
    private void merge(int from, int to, int index) {
        if (to - from <= FEW) {
            insert(from, to, index);
            return;
        }
        int middle = (from + to) >>> 1;
        merge(from, middle, index);
        merge(middle, to, index);
        int left = middle - from;
        System.arraycopy(rows, from, sortedRows, 0, left);
        int i = 0;
        int j = middle;
        int at = from;
        while (i < left) {
            boolean takeRight = j < to && compare(sortedRows[i], rows[j], index) > 0;
            rows[at++] = takeRight ? rows[j++] : sortedRows[i++];
        }
    }

    private int compare(int row, int other, int index) {
        for (int i = index; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            Bitmap validity = key.validity();
            boolean known = validity.get(row);
            boolean otherKnown = validity.get(other);
            if (known && otherKnown) {
                int order = key.compare(row, other);
                if (order != 0) return key.direction().descending() ? -order : order;
            } else if (known != otherKnown) {
                return known == key.direction().nullsFirst() ? 1 : -1;
            }
        }
        return 0;
    }
}
