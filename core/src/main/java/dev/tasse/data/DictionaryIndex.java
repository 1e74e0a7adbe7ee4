package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The distinct values of a column of strings while it is written, and the code of each: open
/// addressing over their bytes.
///
/// Values of up to 24 bytes, nearly all there are, are told apart by three words of eight bytes,
/// zero behind the value; longer ones by a hash in the first word, then by their bytes.
final class DictionaryIndex {
    /// The most entries that a dictionary may have.
    static final int MOST_ENTRIES = 16 << 10;

    /// How many rows there must be for each entry.
    static final int ROWS_PER_ENTRY = 8;

    /// The most bytes that three words hold.
    static final int MAX_WORDS = 3 * Long.BYTES;

    private static final int FIRST_SLOTS = 512;
    private static final int FIRST_ENTRIES = 32;
    // Few entries have many slots, so that the processor foresees that the first one is right.
    private static final int FEW_ENTRIES = 1024;
    private static final int SLOTS_OF_FEW = 16;
    private static final int SLOTS_OF_MANY = 4;

    private static final long[] FIRST = masks(0);
    private static final long[] SECOND = masks(Long.BYTES);
    private static final long[] THIRD = masks(2 * Long.BYTES);

    private final TextBuffers buffers;
    private long[] lows = new long[FIRST_ENTRIES];
    private long[] highs = new long[FIRST_ENTRIES];
    // Three words an entry.
    private long[] words = new long[3 * FIRST_ENTRIES];
    private int[] hashes = new int[FIRST_ENTRIES];
    // The code of an entry and one, 0 where there is none; at most half of them taken.
    private int[] slots = new int[FIRST_SLOTS];
    // The upper bits of a hash tell the slot: only they depend on all bytes of a value.
    private int shift = Integer.numberOfLeadingZeros(FIRST_SLOTS - 1);
    private int size;
    // What was searched for last, and where the search ended.
    private long first;
    private long second;
    private long third;
    private int hash;
    private int slot;

    DictionaryIndex(TextBuffers buffers) {
        this.buffers = buffers;
    }

    /// For each length of a value which bytes of the word at its byte `from` are of it.
    private static long[] masks(int from) {
        long[] masks = new long[MAX_WORDS + 1];
        for (int length = from + 1; length < masks.length; length++) {
            int bytes = Math.min(length - from, Long.BYTES);
            masks[length] = -1L >>> (Long.SIZE - Byte.SIZE * bytes);
        }
        return masks;
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
        first = low >>> Integer.SIZE | high << Integer.SIZE;
        second = high >>> Integer.SIZE;
        third = 0;
        begin();
        int length = (int) low;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if ((int) lows[code] == length && hasWords(code, first, second, third)) return code;
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    /// The code of the candidate in the buffers, a long value of `count` bytes, or -1.
    int find(int count) {
        boolean fits = count <= MAX_WORDS;
        boolean two = count <= 2 * Long.BYTES;
        // The last whole word overlaps the one before it by what the value lacks.
        long last = buffers.word(count - Long.BYTES);
        int lacking = Byte.SIZE * ((two ? 2 * Long.BYTES : MAX_WORDS) - count);
        first = fits ? buffers.word(0) : buffers.hash(count);
        second = two ? last >>> lacking : buffers.word(Long.BYTES);
        third = two ? 0 : last >>> lacking;
        if (!fits) {
            second = 0;
            third = 0;
        }
        begin();
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            boolean same = (int) lows[code] == count && hasWords(code, first, second, third);
            if (same && (fits || buffers.isKept(count, highs[code]))) return code;
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private boolean hasWords(int code, long a, long b, long c) {
        int at = 3 * code;
        return words[at] == a && words[at + 1] == b && words[at + 2] == c;
    }

    /// Writes the codes of values from `first` on, to `codes` from `row` on; returns the index of
    /// the first that has more than three words or is no entry, or their number.
    int codes(TextSlices values, int from, MemorySegment codes, long row) {
        MemorySegment source = values.source();
        int[] starts = values.starts();
        int[] lengths = values.lengths();
        int count = values.count();
        long to = row - from;
        for (int i = from; i < count; i++) {
            int length = lengths[i];
            if (length > MAX_WORDS) return i;
            long at = starts[i];
            long a = source.get(Layouts.LONG, at) & FIRST[length];
            long b = source.get(Layouts.LONG, at + Long.BYTES) & SECOND[length];
            long c = source.get(Layouts.LONG, at + 2L * Long.BYTES) & THIRD[length];
            int code = known(length, a, b, c);
            if (code < 0) return i;
            codes.setAtIndex(Layouts.INT, to + i, code);
        }
        return count;
    }

    private int known(int length, long a, long b, long c) {
        int mask = slots.length - 1;
        int at = hash(a, b, c) >>> shift;
        while (slots[at] != 0) {
            int code = slots[at] - 1;
            if ((int) lows[code] == length && hasWords(code, a, b, c)) return code;
            at = (at + 1) & mask;
        }
        return -1;
    }

    // Products one by one, not in a chain: the processor makes them side by side.
    private static int hash(long a, long b, long c) {
        long mixed = a * 0x9E3779B97F4A7C15L ^ b * 0xC2B2AE3D27D4EB4FL ^ c * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> Integer.SIZE);
    }

    private void begin() {
        hash = hash(first, second, third);
        slot = hash >>> shift;
    }

    /// Adds the value that was just searched for in vain, by its view; its code.
    int add(long low, long high) {
        if (size == lows.length) grow();
        int code = size++;
        lows[code] = low;
        words[3 * code] = first;
        words[3 * code + 1] = second;
        words[3 * code + 2] = third;
        highs[code] = high;
        hashes[code] = hash;
        slots[slot] = code + 1;
        return code;
    }

    private void grow() {
        lows = Arrays.copyOf(lows, 2 * size);
        highs = Arrays.copyOf(highs, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        words = Arrays.copyOf(words, 6 * size);
        slots = new int[(size <= FEW_ENTRIES ? SLOTS_OF_FEW : SLOTS_OF_MANY) * size];
        shift = Integer.numberOfLeadingZeros(slots.length - 1);
        for (int code = 0; code < size; code++) slots[freeSlot(hashes[code])] = code + 1;
        slot = freeSlot(hash);
    }

    private int freeSlot(int entryHash) {
        int free = entryHash >>> shift;
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
