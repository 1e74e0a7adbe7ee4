package dev.tasse.internal.memory;

import org.jspecify.annotations.Nullable;

/// The free ranges of all slabs by size class, so that finding, splitting and merging them takes
/// constant time (Masmano et al., "TLSF: a new dynamic memory allocator for real-time systems",
/// 2004).
///
/// Class `8 * k + m` holds the lengths from `(8 + m) * 2^(k - 3)` units of 64 bytes on. Lists are
/// last in, first out: what was released last is still in the cache. Guarded by the lock of the
/// pool.
final class FreeRanges {
    /// No range is shorter: a shorter rest stays with the range before it.
    static final long SHORTEST = 256;

    private static final int UNIT_BITS = 6;
    private static final int STEP_BITS = 3;
    private static final int STEPS = 1 << STEP_BITS;
    private static final int CLASSES = 40 * STEPS;

    /// How many ranges of the request's own class are looked at before the next class is taken.
    private static final int TRIES = 8;

    private final @Nullable Range[] heads = new @Nullable Range[CLASSES];
    private final long[] occupied = new long[CLASSES / Long.SIZE];

    /// Adds `range`, merged with the free neighbours it has.
    void add(Range range) {
        Range whole = range;
        Range after = range.after;
        if (after != null && after.free) {
            remove(after);
            absorbNext(whole);
        }
        Range before = range.before;
        if (before != null && before.free) {
            remove(before);
            absorbNext(before);
            whole = before;
        }
        link(whole);
    }

    /// Takes a range of at least `bytes`, without the rest when that is worth keeping.
    @Nullable Range take(long bytes) {
        Range range = find(bytes);
        if (range == null) return null;
        remove(range);
        cut(range, bytes);
        return range;
    }

    /// Takes the first `extra` bytes of the free range that follows `range`, if it is that long.
    boolean extend(Range range, long extra) {
        Range after = range.after;
        if (after == null || !after.free || after.length < extra) return false;
        long wanted = range.length + extra;
        remove(after);
        absorbNext(range);
        cut(range, wanted);
        return true;
    }

    /// Frees what `range` holds beyond `bytes`, if that is worth it.
    void cut(Range range, long bytes) {
        Range after = range.after;
        long rest = range.length - bytes;
        if (rest < SHORTEST && !(after != null && after.free && rest > 0)) return;
        Range tail = new Range(range.slab, range.offset + bytes, rest);
        tail.before = range;
        tail.after = after;
        if (after != null) after.before = tail;
        range.after = tail;
        range.length = bytes;
        add(tail);
    }

    void remove(Range range) {
        Range previousFree = range.previousFree;
        Range nextFree = range.nextFree;
        if (nextFree != null) nextFree.previousFree = previousFree;
        if (previousFree != null) {
            previousFree.nextFree = nextFree;
        } else {
            int size = sizeClass(range.length);
            heads[size] = nextFree;
            if (nextFree == null) occupied[size >> 6] &= ~(1L << size);
        }
        range.previousFree = null;
        range.nextFree = null;
        range.free = false;
    }

    private void link(Range range) {
        int size = sizeClass(range.length);
        Range head = heads[size];
        range.free = true;
        range.nextFree = head;
        if (head != null) head.previousFree = range;
        heads[size] = range;
        occupied[size >> 6] |= 1L << size;
    }

    private @Nullable Range find(long bytes) {
        int size = sizeClass(bytes);
        Range range = heads[size];
        for (int i = 0; i < TRIES && range != null; i++) {
            if (range.length >= bytes) return range;
            range = range.nextFree;
        }
        int fitting = nextOccupied(size + 1);
        return fitting < 0 ? null : heads[fitting];
    }

    private int nextOccupied(int from) {
        int word = from >> 6;
        if (word >= occupied.length) return -1;
        long bits = occupied[word] & (-1L << from);
        while (bits == 0) {
            if (++word == occupied.length) return -1;
            bits = occupied[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    private static void absorbNext(Range range) {
        Range next = range.after;
        if (next == null) throw new AssertionError("no range after that at " + range.offset);
        range.length += next.length;
        Range after = next.after;
        range.after = after;
        if (after != null) after.before = range;
    }

    private static int sizeClass(long bytes) {
        long units = bytes >>> UNIT_BITS;
        if (units < STEPS) return Math.toIntExact(units);
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(units);
        int step = Math.toIntExact(units >>> (power - STEP_BITS)) - STEPS;
        return Math.min(CLASSES - 1, (power - STEP_BITS + 1) * STEPS + step);
    }
}
