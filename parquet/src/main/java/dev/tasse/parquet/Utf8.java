package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// Whether bytes are UTF-8, as a column of text promises.
final class Utf8 {
    private static final long SIGNS = 0x8080_8080_8080_8080L;
    private static final int LEAST_CONTINUATION = 0x80;
    private static final int MOST_CONTINUATION = 0xBF;

    private Utf8() {}

    /// @throws IllegalStateException if the `length` bytes from `from` on are not UTF-8
    static void check(MemorySegment bytes, long from, long length) {
        long at = from;
        long end = from + length;
        while (at < end) {
            if (end - at >= Long.BYTES && (bytes.get(LONG, at) & SIGNS) == 0) {
                at += Long.BYTES;
                continue;
            }
            int size = sizeAt(bytes, at, end);
            if (size == 0) {
                throw new IllegalStateException(
                        "a text is not UTF-8: byte 0x%02X cannot stand there"
                                .formatted(bytes.get(BYTE, at)));
            }
            at += size;
        }
    }

    /// The bytes of the character that begins at `at`, or 0 if none does.
    private static int sizeAt(MemorySegment bytes, long at, long end) {
        int first = Byte.toUnsignedInt(bytes.get(BYTE, at));
        if (first < LEAST_CONTINUATION) return 1;
        int size = size(first);
        if (first < 0xC2 || first > 0xF4 || end - at < size) return 0;
        int second = Byte.toUnsignedInt(bytes.get(BYTE, at + 1));
        // Neither longer than need be, nor a surrogate, nor beyond the last character.
        if (second < leastSecond(first) || second > mostSecond(first)) return 0;
        for (int i = 2; i < size; i++) {
            int next = Byte.toUnsignedInt(bytes.get(BYTE, at + i));
            if (next < LEAST_CONTINUATION || next > MOST_CONTINUATION) return 0;
        }
        return size;
    }

    private static int size(int first) {
        if (first >= 0xF0) return 4;
        return first >= 0xE0 ? 3 : 2;
    }

    private static int leastSecond(int first) {
        return switch (first) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> LEAST_CONTINUATION;
        };
    }

    private static int mostSecond(int first) {
        return switch (first) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> MOST_CONTINUATION;
        };
    }
}
