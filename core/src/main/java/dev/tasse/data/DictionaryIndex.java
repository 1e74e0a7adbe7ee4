package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The distinct values of a column of strings while it is written, and the code of each: open
/// addressing over their views.
final class DictionaryIndex {
    /// The most entries that a dictionary may have.
    static final int MOST_ENTRIES = 16 << 10;

    /// How many rows there must be for each entry.
    static final int ROWS_PER_ENTRY = 8;

    private static final int FIRST_SLOTS = 64;

    private final TextBuffers buffers;
    private long[] lows = new long[FIRST_SLOTS / 2];
    private long[] highs = new long[FIRST_SLOTS / 2];
    private int[] hashes = new int[FIRST_SLOTS / 2];
    // The code of an entry and one, 0 where there is none; at most half of them taken.
    private int[] slots = new int[FIRST_SLOTS];
    private int size;
    // Where the last search ended, and what for.
    private int slot;
    private int hash;

    DictionaryIndex(TextBuffers buffers) {
        this.buffers = buffers;
    }

    int size() {
        return size;
    }

    long low(int code) {
        return lows[code];
    }

    long high(int code) {
        return highs[code];
    }

    /// The code of the short value of this view, or -1.
    int find(long low, long high) {
        begin(low ^ TextBuffers.mix(high));
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (lows[code] == low && highs[code] == high) return code;
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /// The code of the candidate in the buffers, a long value whose view begins with `low`, or -1.
    int find(long low) {
        int count = (int) low;
        begin(low ^ buffers.hash(count));
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (lows[code] == low && buffers.isKept(count, highs[code])) return code;
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /// Writes the codes of short values from `first` on, to `codes` from `row` on; returns the
    /// index of the first that is long or no entry, or their number.
    int codes(TextSlices values, int first, MemorySegment codes, long row) {
        MemorySegment source = values.source();
        int[] starts = values.starts();
        int[] lengths = values.lengths();
        int count = values.count();
        long to = row - first;
        for (int i = first; i < count; i++) {
            int length = lengths[i];
            if (length > StringViews.MAX_INLINE) return i;
            long word = source.get(Layouts.LONG, starts[i]);
            long next = source.get(Layouts.LONG, starts[i] + (long) Integer.BYTES);
            int code = known(InlineBytes.low(word, length), InlineBytes.high(next, length));
            if (code < 0) return i;
            codes.setAtIndex(Layouts.INT, to + i, code);
        }
        return count;
    }

    private int known(long low, long high) {
        int mask = slots.length - 1;
        int at = hash(low ^ TextBuffers.mix(high)) & mask;
        while (slots[at] != 0) {
            int code = slots[at] - 1;
            if (lows[code] == low && highs[code] == high) return code;
            at = (at + 1) & mask;
        }
        return -1;
    }

    private static int hash(long bits) {
        return (int) (TextBuffers.mix(bits) >>> Integer.SIZE);
    }

    private void begin(long bits) {
        hash = hash(bits);
        slot = hash & (slots.length - 1);
    }

    /// Adds the value that was just searched for in vain, by its view; its code.
    int add(long low, long high) {
        if (size == lows.length) grow();
        int code = size++;
        lows[code] = low;
        highs[code] = high;
        hashes[code] = hash;
        slots[slot] = code + 1;
        return code;
    }

    private void grow() {
        lows = Arrays.copyOf(lows, 2 * size);
        highs = Arrays.copyOf(highs, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        slots = new int[4 * size];
        for (int code = 0; code < size; code++) slots[freeSlot(hashes[code])] = code + 1;
        slot = freeSlot(hash);
    }

    private int freeSlot(int start) {
        int free = start & (slots.length - 1);
        while (slots[free] != 0) free = (free + 1) & (slots.length - 1);
        return free;
    }

    /// The entries in the order of their codes, in a column of the type `STRING`.
    StringColumn finish(Lease lease) {
        MemorySegment views = lease.allocate((long) size * StringViews.BYTES);
        for (int code = 0; code < size; code++) {
            StringViews.set(views, code, lows[code], highs[code]);
        }
        return new StringColumn(size, views, buffers.finish(), Bitmap.allSet(size));
    }
}
