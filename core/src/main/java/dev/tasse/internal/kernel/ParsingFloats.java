package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Texts to floating point numbers, each to the nearest.
///
/// Accepted: blanks around, a sign, digits with a point anywhere, an exponent, and `inf`,
/// `infinity` and `nan` in any letter case. What is too large is infinite.
public final class ParsingFloats {
    // So many digits always fit 64 bits without a sign.
    private static final int MAX_DIGITS = 19;
    private static final int EXPONENT_LIMIT = 100_000;

    private ParsingFloats() {}

    /// The texts as FLOAT64; returns the index of the first that is no number, or {@link
    /// ParsingIntegers#NONE}.
    public static int float64(TextSpans texts, double[] out) {
        int count = texts.count();
        int next = 0;
        while (true) {
            next = ShortDecimals.convert(texts, next, out);
            if (next == count) return ParsingIntegers.NONE;
            long from = texts.starts[next];
            long to = from + texts.lengths[next];
            if (!float64(texts.bytes(), from, to, out, next)) return next;
            next++;
        }
    }

    /// The fields as FLOAT64 if all are short plain decimals, as {@link ShortDecimals} tells; false
    /// if not, and then `out` holds nothing of use.
    ///
    /// @param lows room for a long a field
    /// @param highs the same
    public static boolean shortFloat64(
            FieldBorders fields, long[] lows, long[] highs, double[] out) {
        int count = fields.count();
        if (ShortDecimals.beginsNarrow(fields) && ShortDecimals.loadNarrow(fields, lows, out)) {
            return ShortDecimals.convert(lows, out, count);
        }
        return switch (ShortDecimals.load(fields, lows, highs, out)) {
            case OTHER -> false;
            case ONE_WORD -> ShortDecimals.convert(lows, out, count);
            case TWO_WORDS -> ShortDecimals.convert(lows, highs, out, count);
        };
    }

    /// The texts as FLOAT32; returns the index of the first that is no number, or {@link
    /// ParsingIntegers#NONE}.
    public static int float32(TextSpans texts, float[] out) {
        double[] checked = new double[1];
        for (int i = 0; i < texts.count(); i++) {
            long from = texts.starts[i];
            long to = from + texts.lengths[i];
            if (!float64(texts.bytes(), from, to, checked, 0)) return i;
            // Rounding to a double first and then to a float could round twice.
            boolean special = from == to || Double.isNaN(checked[0]) || checked[0] == 0;
            out[i] =
                    special || Double.isInfinite(checked[0])
                            ? (float) checked[0]
                            : Float.parseFloat(text(texts.bytes(), from, to));
        }
        return ParsingIntegers.NONE;
    }

    /// The text from `from` to `to` as FLOAT64 into `out[at]`; false if it is no number. Empty text
    /// is 0.
    public static boolean float64(MemorySegment bytes, long from, long to, double[] out, int at) {
        long position = TextBlanks.first(bytes, from, to);
        long end = TextBlanks.end(bytes, position, to);
        if (position == end) {
            out[at] = 0;
            return from == to;
        }
        byte first = bytes.get(Layouts.BYTE, position);
        boolean negative = first == '-';
        if (negative || first == '+') position++;
        long digits = 0;
        int seen = 0;
        int point = -1;
        long start = position;
        for (; position < end; position++) {
            int digit = bytes.get(Layouts.BYTE, position) - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                seen++;
            } else if (digit == '.' - '0' && point < 0) {
                point = seen;
            } else {
                break;
            }
        }
        if (seen == 0) return word(bytes, start, end, negative, out, at);
        int exponent = point < 0 ? 0 : point - seen;
        if (position < end || seen > MAX_DIGITS) {
            return general(bytes, negative ? start - 1 : start, end, out, at);
        }
        double value = DecimalToDouble.convert(digits, exponent);
        out[at] = negative ? -value : value;
        return true;
    }

    /// Numbers with an exponent or more digits than a long has: checked here, converted by the JDK
    /// unless they are short.
    private static boolean general(MemorySegment bytes, long from, long end, double[] out, int at) {
        boolean negative = bytes.get(Layouts.BYTE, from) == '-';
        long position = negative ? from + 1 : from;
        long digits = 0;
        int significant = 0;
        int scale = 0;
        boolean point = false;
        for (; position < end; position++) {
            int digit = bytes.get(Layouts.BYTE, position) - '0';
            if (digit == '.' - '0' && !point) {
                point = true;
            } else if (digit >= 0 && digit <= 9) {
                if (significant > 0 || digit > 0) significant++;
                if (significant <= MAX_DIGITS) digits = digits * 10 + digit;
                if (point) scale++;
            } else {
                break;
            }
        }
        int exponent = 0;
        if (position < end) {
            exponent = exponent(bytes, position, end);
            if (exponent == Integer.MIN_VALUE) return false;
        }
        double value =
                significant <= MAX_DIGITS
                        ? DecimalToDouble.convert(digits, exponent - scale)
                        : Math.abs(Double.parseDouble(text(bytes, from, end)));
        out[at] = negative ? -value : value;
        return true;
    }

    /// The number after the `e` at `position`, held within what matters; `Integer.MIN_VALUE` if it
    /// is none.
    private static int exponent(MemorySegment bytes, long position, long end) {
        if ((bytes.get(Layouts.BYTE, position) | 0x20) != 'e') return Integer.MIN_VALUE;
        long p = position + 1;
        if (p == end) return Integer.MIN_VALUE;
        byte sign = bytes.get(Layouts.BYTE, p);
        if (sign == '-' || sign == '+') p++;
        if (p == end) return Integer.MIN_VALUE;
        int value = 0;
        for (; p < end; p++) {
            int digit = bytes.get(Layouts.BYTE, p) - '0';
            if (digit < 0 || digit > 9) return Integer.MIN_VALUE;
            value = Math.min(value * 10 + digit, EXPONENT_LIMIT);
        }
        return sign == '-' ? -value : value;
    }

    private static boolean word(
            MemorySegment bytes, long from, long to, boolean negative, double[] out, int at) {
        double value;
        if (TextWords.matches(bytes, from, to, "nan")) {
            value = Double.NaN;
        } else if (TextWords.matches(bytes, from, to, "inf")
                || TextWords.matches(bytes, from, to, "infinity")) {
            value = Double.POSITIVE_INFINITY;
        } else {
            return false;
        }
        out[at] = negative ? -value : value;
        return true;
    }

    private static String text(MemorySegment bytes, long from, long to) {
        byte[] copy = bytes.asSlice(from, to - from).toArray(Layouts.BYTE);
        return new String(copy, StandardCharsets.US_ASCII);
    }
}
