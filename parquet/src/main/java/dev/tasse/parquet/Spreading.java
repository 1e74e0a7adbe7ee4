package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.INT;
import static dev.tasse.internal.memory.Layouts.LONG;
import static dev.tasse.internal.memory.Layouts.SHORT;

import dev.tasse.internal.memory.Bitmap;

import java.lang.foreign.MemorySegment;

/// Moves values that lie without gaps to the rows they belong to, from the last one on, so that
/// none is overwritten before it is moved. Places of nulls keep whatever stands there.
final class Spreading {
    private Spreading() {}

    /// Moves the first `dense` of `values`, `width` bytes each, to the places whose bits are set.
    static void spread(MemorySegment values, int width, int dense, Bitmap present) {
        switch (width) {
            case Byte.BYTES -> bytes(values, dense, present);
            case Short.BYTES -> shorts(values, dense, present);
            case Integer.BYTES -> ints(values, dense, present);
            case Long.BYTES -> longs(values, dense, present);
            default -> pairs(values, dense, present);
        }
    }

    private static void bytes(MemorySegment values, int dense, Bitmap present) {
        int from = dense - 1;
        for (long row = present.length() - 1; from >= 0 && row > from; row--) {
            if (!present.get(row)) continue;
            values.setAtIndex(BYTE, row, values.getAtIndex(BYTE, from--));
        }
    }

    private static void shorts(MemorySegment values, int dense, Bitmap present) {
        int from = dense - 1;
        for (long row = present.length() - 1; from >= 0 && row > from; row--) {
            if (!present.get(row)) continue;
            values.setAtIndex(SHORT, row, values.getAtIndex(SHORT, from--));
        }
    }

    private static void ints(MemorySegment values, int dense, Bitmap present) {
        int from = dense - 1;
        for (long row = present.length() - 1; from >= 0 && row > from; row--) {
            if (!present.get(row)) continue;
            values.setAtIndex(INT, row, values.getAtIndex(INT, from--));
        }
    }

    private static void longs(MemorySegment values, int dense, Bitmap present) {
        int from = dense - 1;
        for (long row = present.length() - 1; from >= 0 && row > from; row--) {
            if (!present.get(row)) continue;
            values.setAtIndex(LONG, row, values.getAtIndex(LONG, from--));
        }
    }

    private static void pairs(MemorySegment values, int dense, Bitmap present) {
        int from = dense - 1;
        for (long row = present.length() - 1; from >= 0 && row > from; row--) {
            if (!present.get(row)) continue;
            values.setAtIndex(LONG, 2 * row, values.getAtIndex(LONG, 2L * from));
            values.setAtIndex(LONG, 2 * row + 1, values.getAtIndex(LONG, 2L * from + 1));
            from--;
        }
    }
}
