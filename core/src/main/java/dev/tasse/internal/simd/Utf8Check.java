package dev.tasse.internal.simd;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Checks that bytes are UTF-8: no stray or missing continuation, no overlong form, no surrogate,
/// nothing beyond U+10FFFF.
public final class Utf8Check {
    /// What {@link #firstFault} returns when there is none.
    public static final long NONE = -1;

    private Utf8Check() {}

    /// Where the first sequence begins that is not UTF-8, or {@link #NONE}. There are 8 readable
    /// bytes after `to`.
    public static long firstFault(MemorySegment bytes, long from, long to) {
        long position = from;
        while (position < to) {
            long high = bytes.get(Layouts.LONG, position) & ByteMatches.HIGH_BITS;
            if (high == 0) {
                position += Long.BYTES;
                continue;
            }
            position += Long.numberOfTrailingZeros(high) >>> 3;
            while (position < to && bytes.get(Layouts.BYTE, position) < 0) {
                int length = sequence(bytes, position, to);
                if (length == 0) return position;
                position += length;
            }
        }
        return NONE;
    }

    /// Bytes of the sequence that begins at `position` with a byte beyond ASCII; 0 if it is none.
    private static int sequence(MemorySegment bytes, long position, long to) {
        int first = bytes.get(Layouts.BYTE, position) & 0xFF;
        int length = 2;
        if (first >= 0xE0) length = first >= 0xF0 ? 4 : 3;
        if (first < 0xC2 || first > 0xF4 || position + length > to) return 0;
        for (int i = 1; i < length; i++) {
            if ((bytes.get(Layouts.BYTE, position + i) & 0xC0) != 0x80) return 0;
        }
        int second = bytes.get(Layouts.BYTE, position + 1) & 0xFF;
        boolean legal =
                switch (first) {
                    case 0xE0 -> second >= 0xA0;
                    case 0xED -> second < 0xA0;
                    case 0xF0 -> second >= 0x90;
                    case 0xF4 -> second < 0x90;
                    default -> true;
                };
        return legal ? length : 0;
    }
}
