package dev.tasse.parquet;

import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// The distinct entries of the dictionaries of several row groups, and the code of each: one
/// dictionary for a split, as a column must have it.
final class TextEntries {
    private static final int FIRST_SLOTS = 64;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final List<MemorySegment> buffers;
    private long[] lows = new long[FIRST_SLOTS / 2];
    private long[] highs = new long[FIRST_SLOTS / 2];
    private int[] hashes = new int[FIRST_SLOTS / 2];
    // The code of an entry and 1, or 0.
    private int[] slots = new int[FIRST_SLOTS];
    private int size;

    /// Entries whose long values lie in `buffers`, which may get more.
    TextEntries(List<MemorySegment> buffers) {
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

    /// The code of the value with this view, added if it is new.
    int code(long low, long high) {
        int hash = hash(low, high);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && isEqual(code, low, high)) return code;
            slot = (slot + 1) & (slots.length - 1);
        }
        if (size == lows.length) {
            grow();
            slot = freeSlot(hash);
        }
        int code = size++;
        lows[code] = low;
        highs[code] = high;
        hashes[code] = hash;
        slots[slot] = code + 1;
        return code;
    }

    private boolean isEqual(int code, long low, long high) {
        if (lows[code] != low) return false;
        if (highs[code] == high) return true;
        return (int) low > StringViews.MAX_INLINE
                && bytes(low, high).mismatch(bytes(lows[code], highs[code])) < 0;
    }

    private MemorySegment bytes(long low, long high) {
        return buffers.get((int) high).asSlice(high >>> Integer.SIZE, low & 0xFFFF_FFFFL);
    }

    private int hash(long low, long high) {
        long bits = high;
        if ((int) low > StringViews.MAX_INLINE) {
            MemorySegment value = bytes(low, high);
            bits = 0;
            for (long at = 0; at < value.byteSize(); at++) {
                bits = 31 * bits + value.get(Layouts.BYTE, at);
            }
        }
        long mixed = (low ^ (bits * FACTOR)) * FACTOR;
        return (int) (mixed >>> Integer.SIZE);
    }

    private void grow() {
        lows = Arrays.copyOf(lows, 2 * size);
        highs = Arrays.copyOf(highs, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        slots = new int[4 * size];
        for (int code = 0; code < size; code++) slots[freeSlot(hashes[code])] = code + 1;
    }

    private int freeSlot(int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) slot = (slot + 1) & (slots.length - 1);
        return slot;
    }

    /// All entries in the order of their codes.
    StringColumn finish(Lease lease) {
        MemorySegment views = lease.allocate((long) size * StringViews.BYTES);
        for (int code = 0; code < size; code++) {
            StringViews.set(views, code, lows[code], highs[code]);
        }
        return new StringColumn(size, views, List.copyOf(buffers), Bitmap.allSet(size));
    }
}
