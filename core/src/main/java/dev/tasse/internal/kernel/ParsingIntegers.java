package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Texts to whole numbers.
///
/// Accepted: blanks around, a sign, decimal digits.
public final class ParsingIntegers {
    /// What the batch kernels return when no text is at fault.
    public static final int NONE = -1;

    private ParsingIntegers() {}

    /// The texts as INT64; returns the index of the first that is no such number, or {@link #NONE}.
    public static int int64(TextSpans texts, long[] out) {
        boolean allShort = loadWords(texts, out);
        if (allShort && convertWords(out, texts.count())) return NONE;
        MemorySegment bytes = texts.bytes();
        for (int i = 0; i < texts.count(); i++) {
            int length = texts.lengths[i];
            long from = texts.starts[i];
            if (length > 0 && length <= Long.BYTES) {
                long word = DigitWords.before(bytes, from + length, length);
                if (DigitWords.none(DigitWords.faults(word))) {
                    out[i] = DigitWords.number(word);
                    continue;
                }
            }
            if (!int64(bytes, from, from + length, out, i)) return i;
        }
        return NONE;
    }

    /// The fields as INT64 if all are written by one to eight digits and nothing else; false if
    /// not, and then `out` holds nothing of use.
    public static boolean shortInt64(FieldBorders fields, long[] out) {
        MemorySegment bytes = fields.bytes();
        int[] borders = fields.borders();
        int count = fields.count();
        int stride = fields.stride();
        int outside = 0;
        for (int i = 0, at = fields.end(); i < count; i++, at += stride) {
            int end = borders[at];
            int length = end - borders[at - 1] - 1;
            outside |= length - 1;
            out[i] = DigitWords.before(bytes, end, length);
        }
        return (outside & -Long.BYTES) == 0 && convertWords(out, count);
    }

    /// Loads the last eight letters of each text; whether none has more.
    private static boolean loadWords(TextSpans texts, long[] words) {
        MemorySegment bytes = texts.bytes();
        int[] starts = texts.starts;
        int[] lengths = texts.lengths;
        int count = texts.count();
        int longest = 0;
        for (int i = 0; i < count; i++) {
            int length = lengths[i];
            longest |= length + Long.BYTES - 1;
            words[i] = DigitWords.before(bytes, starts[i] + (long) length, length);
        }
        return longest < 2 * Long.BYTES;
    }

    /// Makes numbers of words of digits; false if there is something else, and then the words are
    /// lost. A loop of its own without loads of bytes, for the compiler to vectorise.
    private static boolean convertWords(long[] words, int count) {
        long faults = 0;
        for (int i = 0; i < count; i++) {
            long word = words[i];
            faults |= DigitWords.faults(word);
            words[i] = DigitWords.number(word);
        }
        return DigitWords.none(faults);
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
}
