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
    private static final int SIGN_SHIFT = 4;
    // By the number of decimals, and behind those for numbers above zero those for the others.
    private static final double[] DIVISORS = divisors();

    // Whether fields are narrow is guessed from so many.
    private static final int LOOKED_AT = 8;

    private ShortDecimals() {}

    /// What the digits of fields take.
    enum Loaded {
        /// There are fields that are surely no short decimals.
        OTHER,
        /// Eight digits at most.
        ONE_WORD,
        /// More of them.
        TWO_WORDS
    }

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

    /// Whether the first few fields have up to eight letters.
    static boolean beginsNarrow(FieldBorders fields) {
        int[] borders = fields.borders();
        int looked = Math.min(fields.count(), LOOKED_AT);
        int longest = 0;
        for (int i = 0, at = fields.end(); i < looked; i++, at += fields.stride()) {
            longest = Math.max(longest, borders[at] - borders[at - 1] - 1);
        }
        return longest <= Long.BYTES;
    }

    /// Loads the digits of fields of up to eight letters as {@link #load} does; false if there is
    /// one with more, or that is surely not of this form.
    static boolean loadNarrow(FieldBorders fields, long[] words, double[] divisors) {
        MemorySegment bytes = fields.bytes();
        int[] borders = fields.borders();
        int count = fields.count();
        int stride = fields.stride();
        int outside = 0;
        for (int i = 0, at = fields.end(); i < count; i++, at += stride) {
            int start = borders[at - 1] + 1;
            int length = borders[at] - start;
            long text = bytes.get(Layouts.LONG, start);
            int sign = (byte) text == '-' ? 1 : 0;
            int letters = length - sign;
            long unsigned = (text >>> (sign << 3)) ^ DigitWords.ZEROS;
            // What follows the field goes, and zeros come before it.
            long word = unsigned << -(letters << 3);
            long point = firstPoint(word);
            long whole = (point - 1) >> (Long.SIZE - 1);
            long above = (point >>> 7) - 1;
            long covered = ((above << Byte.SIZE) | 0xFF) & ~whole;
            words[i] = (word & ~covered) | (((word & above) << Byte.SIZE) & ~whole);
            int decimals = Long.numberOfLeadingZeros(point) >>> 3;
            divisors[i] = DIVISORS[(decimals | (sign << SIGN_SHIFT)) & (DIVISORS.length - 1)];
            int digits = letters - 1 - (int) whole;
            outside |= (digits - 1) | (Long.BYTES - length);
        }
        return outside >= 0;
    }

    /// Loads the digits of each field, eight at most into `lows` and those before them into
    /// `highs`, and into `divisors` what to divide the number of them by. Without branches, for
    /// which of them are taken differs from column to column.
    static Loaded load(FieldBorders fields, long[] lows, long[] highs, double[] divisors) {
        MemorySegment bytes = fields.bytes();
        int[] borders = fields.borders();
        int count = fields.count();
        int stride = fields.stride();
        int outside = 0;
        long before = 0;
        for (int i = 0, at = fields.end(); i < count; i++, at += stride) {
            int end = borders[at];
            int start = borders[at - 1] + 1;
            int sign = bytes.get(Layouts.BYTE, start) == '-' ? 1 : 0;
            int letters = end - start - sign;
            int more = Math.max(letters - Long.BYTES, 0);
            long low = DigitWords.before(bytes, end, letters - more);
            long high = DigitWords.before(bytes, end - (long) Long.BYTES, more);
            long point = firstPoint(low);
            // All ones if there is no point.
            long whole = (point - 1) >> (Long.SIZE - 1);
            // The letters before the point move up by one and cover it.
            long above = (point >>> 7) - 1;
            long covered = ((above << Byte.SIZE) | 0xFF) & ~whole;
            long carried = high >>> (Long.SIZE - Byte.SIZE);
            long moved = (((low & above) << Byte.SIZE) | carried) & ~whole;
            lows[i] = (low & ~covered) | moved;
            highs[i] = high << (Byte.SIZE & ~whole);
            before |= highs[i];
            int decimals = Long.numberOfLeadingZeros(point) >>> 3;
            divisors[i] = DIVISORS[(decimals | (sign << SIGN_SHIFT)) & (DIVISORS.length - 1)];
            int digits = letters - 1 - (int) whole;
            outside |= (digits - 1) | (MAX_LENGTH - letters);
        }
        if (outside < 0) return Loaded.OTHER;
        return before == 0 ? Loaded.ONE_WORD : Loaded.TWO_WORDS;
    }

    /// Makes numbers of one word of digits each; false if there is something else.
    static boolean convert(long[] words, double[] out, int count) {
        long faults = 0;
        for (int i = 0; i < count; i++) {
            long word = words[i];
            faults |= DigitWords.faults(word);
            out[i] = DigitWords.number(word) / out[i];
        }
        return DigitWords.none(faults);
    }

    /// Makes numbers of what was loaded; false if there is something else than digits, or more of
    /// them than a double can tell apart. A loop of its own without loads of bytes, for the
    /// compiler to vectorise.
    static boolean convert(long[] lows, long[] highs, double[] out, int count) {
        long faults = 0;
        long tooLarge = 0;
        for (int i = 0; i < count; i++) {
            long low = lows[i];
            long high = highs[i];
            faults |= DigitWords.faults(high) | DigitWords.faults(low);
            long value = DigitWords.number(high) * 100_000_000 + DigitWords.number(low);
            tooLarge |= EXACT - value;
            out[i] = value / out[i];
        }
        return DigitWords.none(faults) && tooLarge >= 0;
    }

    // 8 decimals stand for no point.
    private static double[] divisors() {
        double[] divisors = new double[2 << SIGN_SHIFT];
        for (int i = 0; i <= POWERS_OF_TEN.length; i++) {
            double divisor = i < POWERS_OF_TEN.length ? POWERS_OF_TEN[i] : 1;
            divisors[i] = divisor;
            divisors[i + (1 << SIGN_SHIFT)] = -divisor;
        }
        return divisors;
    }

    /// The highest bit of the first byte that is a point, or 0.
    private static long firstPoint(long word) {
        long x = word ^ POINTS;
        long found = x - LOW_BITS & ~x & HIGH_BITS;
        return found & -found;
    }
}
