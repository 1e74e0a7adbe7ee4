package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Numbers looked up by place.
///
/// A table that is short passes through arrays, and so do the places, block by block: loops over
/// arrays are fast from a program's first moment on, those over segments only when compiled in
/// full, which a command that starts cold does not live to see.
final class ShortTable {
    private static final int MOST_ENTRIES = 4096;
    private static final int BLOCK = 2048;

    private ShortTable() {}

    /// Writes the entry of `table`, which has `size`, at each of the first `n` of `places` to
    /// `out`; 4 bytes each. The least of what was written, or 0 if that is less.
    static int take(
            MemorySegment table, long size, MemorySegment places, MemorySegment out, long n) {
        return size <= MOST_ENTRIES && size <= n
                ? byArrays(table, (int) size, places, out, n)
                : bySegments(table, places, out, n);
    }

    private static int byArrays(
            MemorySegment table, int size, MemorySegment places, MemorySegment out, long n) {
        int[] entries = new int[size];
        MemorySegment.copy(table, Layouts.INT, 0, entries, 0, size);
        int[] block = new int[(int) Math.min(n, BLOCK)];
        int least = 0;
        for (long done = 0; done < n; done += BLOCK) {
            int some = (int) Math.min(BLOCK, n - done);
            long at = done * Integer.BYTES;
            MemorySegment.copy(places, Layouts.INT, at, block, 0, some);
            least = Math.min(least, replace(block, some, entries));
            MemorySegment.copy(block, 0, out, Layouts.INT, at, some);
        }
        return least;
    }

    private static int replace(int[] block, int count, int[] entries) {
        int least = 0;
        for (int i = 0; i < count; i++) {
            int entry = entries[block[i]];
            block[i] = entry;
            least = Math.min(least, entry);
        }
        return least;
    }

    private static int bySegments(
            MemorySegment table, MemorySegment places, MemorySegment out, long n) {
        int least = 0;
        for (long row = 0; row < n; row++) {
            int entry = table.getAtIndex(Layouts.INT, places.getAtIndex(Layouts.INT, row));
            out.setAtIndex(Layouts.INT, row, entry);
            least = Math.min(least, entry);
        }
        return least;
    }
}
