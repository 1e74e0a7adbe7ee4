package dev.tasse.internal.kernel;

import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Characters in the bytes of a text, eight at a time.
///
/// A text lies where a {@link StringColumn} keeps it: in its view of 16 bytes if it has at most
/// twelve, so that reading beyond it does no harm; a longer one has at least 13.
final class Utf8 {
    static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private Utf8() {}

    /// The bytes from `at` on of the text of `length` bytes at `from`, the first in the lowest
    /// place, zeros where it ends.
    static long word(MemorySegment source, long from, int at, int length) {
        int rest = length - at;
        if (rest >= Long.BYTES) return source.get(Layouts.LONG, from + at);
        if (length >= Long.BYTES) {
            long last = source.get(Layouts.LONG, from + length - Long.BYTES);
            return rest == 0 ? 0 : last >>> (Long.SIZE - Byte.SIZE * rest);
        }
        if (rest == 0) return 0;
        long all = source.get(Layouts.LONG, from) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
        return all >>> (Byte.SIZE * at);
    }

    /// Whether every byte is a character of its own.
    static boolean isAscii(MemorySegment source, long from, int length) {
        long all = 0;
        for (int at = 0; at < length; at += Long.BYTES) all |= word(source, from, at, length);
        return (all & HIGH_BITS) == 0;
    }

    /// The number of characters.
    static int count(MemorySegment source, long from, int length) {
        int continuing = 0;
        for (int at = 0; at < length; at += Long.BYTES) {
            continuing += continuing(word(source, from, at, length));
        }
        return length - continuing;
    }

    /// How many bytes of `word` continue a character: those that begin with the bits 10.
    static int continuing(long word) {
        return Long.bitCount(word & HIGH_BITS & ~(word << 1));
    }

    /// Where the character begins that `count` others precede, or `length` if there are not as
    /// many: a number of bytes.
    static int skip(MemorySegment source, long from, int length, long count) {
        if (count <= 0) return 0;
        int at = 0;
        long left = count;
        while (at < length) {
            long word = word(source, from, at, length);
            int bytes = Math.min(Long.BYTES, length - at);
            int characters = bytes - continuing(word);
            if (characters > left) break;
            left -= characters;
            at += bytes;
        }
        // The character sought begins within this word, or behind what continues from the last.
        while (at < length && (left > 0 || isContinuing(source.get(Layouts.BYTE, from + at)))) {
            if (!isContinuing(source.get(Layouts.BYTE, from + at))) left--;
            at++;
        }
        return at;
    }

    static boolean isContinuing(byte letter) {
        return (letter & 0xC0) == 0x80;
    }

    /// The bytes of `word`, all ASCII, with `a` to `z` in upper case.
    static long upper(long word) {
        return word ^ (between(word, 'a', 'z') >>> 2);
    }

    /// The bytes of `word`, all ASCII, with `A` to `Z` in lower case.
    static long lower(long word) {
        return word ^ (between(word, 'A', 'Z') >>> 2);
    }

    /// The highest bit of each byte of `word` that lies between `low` and `high`; all are ASCII.
    private static long between(long word, int low, int high) {
        long atLeast = word + ONES * (0x80 - low);
        long above = word + ONES * (0x7F - high);
        return (atLeast ^ above) & HIGH_BITS;
    }

    /// The highest bit of each byte of `word` that is zero, and perhaps of some above the first.
    static long zeros(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }

    /// `letter` in each byte.
    static long repeated(byte letter) {
        return (letter & 0xFFL) * ONES;
    }
}
