package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Whole numbers of any width as numbers of 64 bits, so that what works on keys is written once.
final class Widening {
    private Widening() {}

    /// Copies `rows` values of `width` bytes to `out`, extended by the sign.
    static void toLongs(MemorySegment values, int width, long rows, MemorySegment out) {
        switch (width) {
            case Byte.BYTES -> bytes(values, rows, out);
            case Short.BYTES -> shorts(values, rows, out);
            case Integer.BYTES -> ints(values, rows, out);
            default -> MemorySegment.copy(values, 0, out, 0, rows * Long.BYTES);
        }
    }

    private static void bytes(MemorySegment values, long rows, MemorySegment out) {
        for (long row = 0; row < rows; row++) {
            out.setAtIndex(Layouts.LONG, row, (long) values.getAtIndex(Layouts.BYTE, row));
        }
    }

    private static void shorts(MemorySegment values, long rows, MemorySegment out) {
        for (long row = 0; row < rows; row++) {
            out.setAtIndex(Layouts.LONG, row, (long) values.getAtIndex(Layouts.SHORT, row));
        }
    }

    private static void ints(MemorySegment values, long rows, MemorySegment out) {
        for (long row = 0; row < rows; row++) {
            out.setAtIndex(Layouts.LONG, row, (long) values.getAtIndex(Layouts.INT, row));
        }
    }
}
