package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Decimal numbers of up to 16 letters to doubles, without a loop over the letters: a sign, digits,
/// and a point at most 7 digits before the end.
final class ShortDecimals {
    private static final int MAX_LENGTH = 2 * Long.BYTES;
    private static final long POINTS = 0x1E1E1E1E1E1E1E1EL;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long EXACT = 1L << 53;
    private static final double[] POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

    private ShortDecimals() {}

    /// Converts the texts up to the first that is not of this form; returns its index, or the
    /// number of texts.
    static int convert(TextSpans texts, int from, double[] out) {
        MemorySegment bytes = texts.bytes();
        int[] starts = texts.starts;
        int[] lengths = texts.lengths;
        int count = texts.count();
        for (int i = from; i < count; i++) {
            int length = lengths[i];
            if (length < 1 || length > MAX_LENGTH) return i;
            long start = starts[i];
            long end = start + length;
            boolean negative = bytes.get(Layouts.BYTE, start) == '-';
            int letters = negative ? length - 1 : length;
            long low = DigitWords.before(bytes, end, Math.min(letters, Long.BYTES));
            long high = 0;
            if (letters > Long.BYTES) {
                high = DigitWords.before(bytes, end - Long.BYTES, letters - Long.BYTES);
            }
            int decimals = 0;
            long point = firstPoint(low);
            if (point != 0) {
                // The letters before the point move up by one and cover it.
                long before = (point >>> 7) - 1;
                decimals = Long.numberOfLeadingZeros(point) >>> 3;
                long covered = (before << Byte.SIZE) | 0xFF;
                low = (low & ~covered) | ((low & before) << Byte.SIZE) | (high >>> 56);
                high <<= Byte.SIZE;
                letters--;
            }
            long value = DigitWords.number(high) * 100_000_000 + DigitWords.number(low);
            boolean digits = DigitWords.none(DigitWords.faults(high) | DigitWords.faults(low));
            if (!digits || letters < 1 || value > EXACT) return i;
            // One rounding of two exact numbers (Clinger, "How to read floating point numbers
            // accurately", 1990).
            double result = value / POWERS_OF_TEN[decimals];
            out[i] = negative ? -result : result;
        }
        return count;
    }

    /// The highest bit of the first byte that is a point, or 0.
    private static long firstPoint(long word) {
        long x = word ^ POINTS;
        long found = x - LOW_BITS & ~x & HIGH_BITS;
        return found & -found;
    }
}
