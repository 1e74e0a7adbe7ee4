package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Whole numbers of 1, 2, 4 or 8 bytes one at a time, for loops that are not worth one per width.
final class Integers {
    private Integers() {}

    static long get(MemorySegment values, long row, int width) {
        return switch (width) {
            case Byte.BYTES -> values.getAtIndex(Layouts.BYTE, row);
            case Short.BYTES -> values.getAtIndex(Layouts.SHORT, row);
            case Integer.BYTES -> values.getAtIndex(Layouts.INT, row);
            default -> values.getAtIndex(Layouts.LONG, row);
        };
    }

    static void set(MemorySegment values, long row, int width, long value) {
        switch (width) {
            case Byte.BYTES -> values.setAtIndex(Layouts.BYTE, row, (byte) value);
            case Short.BYTES -> values.setAtIndex(Layouts.SHORT, row, (short) value);
            case Integer.BYTES -> values.setAtIndex(Layouts.INT, row, (int) value);
            default -> values.setAtIndex(Layouts.LONG, row, value);
        }
    }
}
