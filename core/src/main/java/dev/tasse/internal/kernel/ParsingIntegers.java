package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Texts to whole numbers.
///
/// Accepted: blanks around, a sign, decimal digits. Eight digits are converted at once (Mula and
/// Lemire, "Base64 and number parsing with SIMD within a register").
public final class ParsingIntegers {
    /// What the batch kernels return when no text is at fault.
    public static final int NONE = -1;

    private static final long ZEROS = 0x3030303030303030L;
    private static final long NO_DIGIT = 0x7676767676767676L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ParsingIntegers() {}

    /// The texts as INT64; returns the index of the first that is no such number, or {@link #NONE}.
    public static int int64(TextSpans texts, long[] out) {
        MemorySegment bytes = texts.bytes();
        int[] starts = texts.starts;
        int[] lengths = texts.lengths;
        int count = texts.count();
        for (int i = 0; i < count; i++) {
            int length = lengths[i];
            if (length > 0 && length <= Long.BYTES) {
                long word = digitsBefore(bytes, starts[i] + (long) length, length);
                if (isDigits(word)) {
                    out[i] = eightDigits(word);
                    continue;
                }
            }
            if (!int64(bytes, starts[i], starts[i] + (long) length, out, i)) return i;
        }
        return NONE;
    }

    /// The text from `from` to `to` as INT64 into `out[at]`; false if it is no such number. Empty
    /// text is 0.
    public static boolean int64(MemorySegment bytes, long from, long to, long[] out, int at) {
        long position = TextBlanks.first(bytes, from, to);
        long end = TextBlanks.end(bytes, position, to);
        if (position == end) {
            out[at] = 0;
            return from == to;
        }
        byte sign = bytes.get(Layouts.BYTE, position);
        boolean negative = sign == '-';
        if (negative || sign == '+') position++;
        if (position == end) return false;
        // Accumulated below zero, where there is room for Long.MIN_VALUE.
        long value = 0;
        while (position < end) {
            int digit = bytes.get(Layouts.BYTE, position) - '0';
            if (digit < 0 || digit > 9) return false;
            if (value < Long.MIN_VALUE / 10) return false;
            long next = value * 10 - digit;
            if (next > value) return false;
            value = next;
            position++;
        }
        if (!negative && value == Long.MIN_VALUE) return false;
        out[at] = negative ? value : -value;
        return true;
    }

    /// The texts as whole numbers from zero to 2^64 - 1, the upper half as negative longs; returns
    /// the index of the first that is no such number, or {@link #NONE}.
    public static int uint64(TextSpans texts, long[] out) {
        MemorySegment bytes = texts.bytes();
        for (int i = 0; i < texts.count(); i++) {
            long from = texts.starts[i];
            if (!uint64(bytes, from, from + texts.lengths[i], out, i)) return i;
        }
        return NONE;
    }

    private static boolean uint64(MemorySegment bytes, long from, long to, long[] out, int at) {
        long position = TextBlanks.first(bytes, from, to);
        long end = TextBlanks.end(bytes, position, to);
        long value = 0;
        for (long p = position; p < end; p++) {
            int digit = bytes.get(Layouts.BYTE, p) - '0';
            if (digit < 0 || digit > 9) return false;
            if (Long.compareUnsigned(value, Long.divideUnsigned(-1, 10)) > 0) return false;
            long next = value * 10 + digit;
            if (Long.compareUnsigned(next, value * 10) < 0) return false;
            value = next;
        }
        out[at] = value;
        return position < end || from == to;
    }

    /// The index of the first of `count` values that lies outside `least` to `most`, or {@link
    /// #NONE}.
    public static int outside(long[] values, int count, long least, long most) {
        for (int i = 0; i < count; i++) {
            if (values[i] < least || values[i] > most) return i;
        }
        return NONE;
    }

    /// The last `length` (1 to 8) bytes before `end` as digits 0 to 9, one a byte, zeros before
    /// them, the last in the highest byte.
    static long digitsBefore(MemorySegment bytes, long end, int length) {
        int shift = (Long.BYTES - length) * Byte.SIZE;
        return (bytes.get(Layouts.LONG, end - Long.BYTES) ^ ZEROS) >>> shift << shift;
    }

    /// Whether each byte is 0 to 9.
    static boolean isDigits(long word) {
        return ((word + NO_DIGIT | word) & HIGH_BITS) == 0;
    }

    /// The number written by eight digits, one a byte, the first in the lowest byte.
    static long eightDigits(long digits) {
        long pairs = digits * 10 + (digits >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000FFFF0000FFFFL;
        return fours * 10_000 + (fours >>> 32) & 0xFFFF_FFFFL;
    }
}
