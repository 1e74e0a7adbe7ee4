package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Eight decimal digits in a long, one a byte, the first in the lowest byte: how texts become
/// numbers without a loop over their letters (Mula and Lemire, "Base64 and number parsing with SIMD
/// within a register").
final class DigitWords {
    static final long ZEROS = 0x3030303030303030L;
    private static final long NO_DIGIT = 0x7676767676767676L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    // Each adds what a part of a word holds, so many times, to the part behind it.
    private static final long TENS = (10L << 8) + 1;
    private static final long HUNDREDS = (100L << 16) + 1;
    private static final long TEN_THOUSANDS = (10_000L << 32) + 1;
    private static final long[] LAST_BYTES = lastBytes();

    private DigitWords() {}

    private static long[] lastBytes() {
        long[] masks = new long[2 * Long.BYTES];
        for (int i = 1; i <= Long.BYTES; i++) {
            masks[i] = -1L << ((Long.BYTES - i) * Byte.SIZE);
        }
        return masks;
    }

    /// The last `length` bytes before `end`, zeros before them, each less the letter `0`; of a
    /// length beyond 8 something unspecified.
    static long before(MemorySegment bytes, long end, int length) {
        return (bytes.get(Layouts.LONG, end - Long.BYTES) ^ ZEROS) & LAST_BYTES[length & 0xF];
    }

    /// Has the highest bit of each byte set that is not 0 to 9; other bits are unspecified.
    static long faults(long word) {
        return word + NO_DIGIT | word;
    }

    /// Whether {@link #faults} has found none.
    static boolean none(long faults) {
        return (faults & HIGH_BITS) == 0;
    }

    /// The number written by eight digits.
    static long number(long digits) {
        long pairs = ((digits * TENS) >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = ((pairs * HUNDREDS) >>> 16) & 0x0000FFFF0000FFFFL;
        return (fours * TEN_THOUSANDS) >>> 32;
    }
}
