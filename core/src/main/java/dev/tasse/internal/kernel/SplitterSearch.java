package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Finds between which splitters rows lie. Rows with equal keys are told apart by where they come
/// from, so that a key that very many rows share does not make one part larger than the others.
///
/// The first key decides mostly, by one word of 64 bits; of texts those bytes make it that follow
/// what all splitters begin with.
public final class SplitterSearch {
    private static final int LONGEST_PREFIX = 56;

    private final KeyRows splitters;
    private final MemorySegment parts;
    private final MemorySegment rows;
    private final int count;
    private final boolean descending;
    private final int prefixBytes;
    private final long[] prefix;
    private final long[] words;

    /// @param splitters ascending
    /// @param parts the part that each splitter is of, 4 bytes each
    /// @param rows its row there, 4 bytes each
    public SplitterSearch(
            KeyRows splitters, int count, MemorySegment parts, MemorySegment rows, Lease scratch) {
        this.splitters = splitters;
        this.parts = parts;
        this.rows = rows;
        this.count = count;
        descending = splitters.orders().getFirst().descending();
        Column first = splitters.keys().getFirst();
        boolean hasTexts = first instanceof StringColumn && first.nullCount() == 0 && count > 0;
        prefixBytes = hasTexts ? commonPrefix((StringColumn) first, count) : 0;
        prefix = new long[prefixBytes / Long.BYTES + 1];
        boolean usable = first.nullCount() == 0 && (hasTexts || OrderKeys.fit(first));
        words = new long[usable ? count : 0];
        if (words.length > 0) loadWords(first, scratch);
    }

    private static int commonPrefix(StringColumn texts, int count) {
        MemorySegment least = texts.bytes(0);
        MemorySegment greatest = texts.bytes(count - 1L);
        long mismatch = least.mismatch(greatest);
        long common = mismatch < 0 ? least.byteSize() : mismatch;
        return (int) Math.min(common, LONGEST_PREFIX);
    }

    private void loadWords(Column first, Lease scratch) {
        if (first instanceof StringColumn texts) {
            for (int i = 0; i < prefix.length; i++) prefix[i] = OrderKeys.word(texts, 0, i);
            for (int i = 0; i < count; i++) words[i] = directed(textWord(texts, i));
        } else {
            MemorySegment all = scratch.allocate((long) count * Long.BYTES);
            OrderKeys.write(first, all);
            for (int i = 0; i < count; i++) words[i] = directed(all.getAtIndex(Layouts.LONG, i));
        }
    }

    private long directed(long word) {
        return descending ? ~word : word;
    }

    /// The 8 bytes behind the prefix.
    private long textWord(StringColumn texts, long row) {
        int place = prefixBytes / Long.BYTES;
        int bits = prefixBytes % Long.BYTES * Byte.SIZE;
        long word = OrderKeys.word(texts, row, place);
        if (bits == 0) return word;
        long next = OrderKeys.word(texts, row, place + 1) ^ Long.MIN_VALUE;
        long shifted = (word ^ Long.MIN_VALUE) << bits | next >>> (Long.SIZE - bits);
        return shifted ^ Long.MIN_VALUE;
    }

    private boolean hasPrefix(StringColumn texts, long row) {
        int whole = prefixBytes / Long.BYTES;
        for (int i = 0; i < whole; i++) {
            if (OrderKeys.word(texts, row, i) != prefix[i]) return false;
        }
        int bits = prefixBytes % Long.BYTES * Byte.SIZE;
        if (bits == 0) return true;
        long difference = OrderKeys.word(texts, row, whole) ^ prefix[whole];
        return difference >>> (Long.SIZE - bits) == 0;
    }

    /// Writes for each row of part `part` how many splitters are before it, 4 bytes each.
    public void find(KeyRows keys, int part, int rowCount, MemorySegment out, Lease scratch) {
        Column first = keys.keys().getFirst();
        Bitmap known = first.validity();
        if (words.length > 0 && first instanceof StringColumn texts) {
            for (int row = 0; row < rowCount; row++) {
                boolean sure = known.get(row) && hasPrefix(texts, row);
                out.setAtIndex(
                        Layouts.INT,
                        row,
                        sure
                                ? byWord(directed(textWord(texts, row)), keys, part, row)
                                : byKeys(keys, part, row, 0, count));
            }
        } else if (words.length > 0) {
            MemorySegment all = scratch.allocate((long) rowCount * Long.BYTES);
            OrderKeys.write(first, all);
            for (int row = 0; row < rowCount; row++) {
                long word = directed(all.getAtIndex(Layouts.LONG, row));
                int found =
                        known.get(row)
                                ? byWord(word, keys, part, row)
                                : byKeys(keys, part, row, 0, count);
                out.setAtIndex(Layouts.INT, row, found);
            }
        } else {
            for (int row = 0; row < rowCount; row++) {
                out.setAtIndex(Layouts.INT, row, byKeys(keys, part, row, 0, count));
            }
        }
    }

    private int byWord(long word, KeyRows keys, int part, int row) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words[middle] < word) low = middle + 1;
            else high = middle;
        }
        int end = low;
        while (end < count && words[end] == word) end++;
        return low == end ? low : byKeys(keys, part, row, low, end);
    }

    private int byKeys(KeyRows keys, int part, int row, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, keys, part, row)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private boolean isBefore(int splitter, KeyRows keys, int part, int row) {
        int order = keys.compare(row, splitters, splitter);
        if (order != 0) return order > 0;
        int otherPart = parts.getAtIndex(Layouts.INT, splitter);
        if (part != otherPart) return part > otherPart;
        return row > rows.getAtIndex(Layouts.INT, splitter);
    }
}
