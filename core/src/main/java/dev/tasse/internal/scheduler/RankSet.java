package dev.tasse.internal.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A set of small non-negative ints that finds its largest in a few steps: a bitmap, over it a
/// bitmap of its non-zero words, and so on up to a single word. Ready tasks by rank: a heap would
/// need ten times the memory accesses.
final class RankSet {
    private long[][] levels;
    private int size;

    /// An empty set for the numbers 0 to `capacity - 1`.
    RankSet(int capacity) {
        levels = levels(capacity);
    }

    private static long[][] levels(int capacity) {
        if (capacity <= Long.SIZE) return new long[1][1];
        List<long[]> levels = new ArrayList<>();
        int words = Math.max(1, capacity);
        do {
            words = (words + 63) >>> 6;
            levels.add(new long[words]);
        } while (words > 1);
        return levels.toArray(long[][]::new);
    }

    int size() {
        return size;
    }

    boolean contains(int value) {
        int word = value >>> 6;
        return word < levels[0].length && (levels[0][word] & 1L << value) != 0;
    }

    /// Adds a number that is not in the set.
    void add(int value) {
        size++;
        int at = value;
        for (long[] level : levels) {
            int word = at >>> 6;
            long before = level[word];
            level[word] = before | 1L << at;
            if (before != 0) return;
            at = word;
        }
    }

    /// Adds all numbers from 0 to `count - 1` to the empty set.
    void fill(int count) {
        size = count;
        int bits = count;
        for (long[] level : levels) {
            int full = bits >>> 6;
            Arrays.fill(level, 0, full, -1L);
            if ((bits & 63) > 0) level[full] = (1L << bits) - 1;
            bits = (bits + 63) >>> 6;
        }
    }

    /// Removes a number that is in the set.
    void remove(int value) {
        size--;
        int at = value;
        for (long[] level : levels) {
            int word = at >>> 6;
            long after = level[word] & ~(1L << at);
            level[word] = after;
            if (after != 0) return;
            at = word;
        }
    }

    /// The largest number, or -1 if there is none.
    int max() {
        if (size == 0) return -1;
        int at = 0;
        for (int i = levels.length - 1; i >= 0; i--) {
            at = (at << 6) + 63 - Long.numberOfLeadingZeros(levels[i][at]);
        }
        return at;
    }

    void clear() {
        while (size > 0) {
            remove(max());
        }
    }

    /// Makes room for the numbers 0 to `capacity - 1`.
    void grow(int capacity) {
        if (capacity <= levels[0].length << 6) return;
        RankSet larger = new RankSet(Math.max(capacity, levels[0].length << 7));
        for (int value = max(); value >= 0; value = max()) {
            remove(value);
            larger.add(value);
        }
        levels = larger.levels;
        size = larger.size;
    }
}
