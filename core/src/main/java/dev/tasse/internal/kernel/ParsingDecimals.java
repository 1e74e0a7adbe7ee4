package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DecimalType;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Texts to decimals.
///
/// Accepted is what {@link ParsingFloats} accepts, but for infinities and NaN. Digits beyond the
/// scale are rounded, half away from zero, save that a type of scale 0 takes whole numbers only. A
/// number with more digits before the point than the type has is none of it.
public final class ParsingDecimals {
    private static final int LONG_DIGITS = 18;
    // Beyond these every number is too large for 38 digits, or rounds to zero.
    private static final double MAX_MAGNITUDE = 1e39;
    private static final double MIN_MAGNITUDE = 1e-40;

    private ParsingDecimals() {}

    /// The texts as unscaled integers, the lower 64 bits in `lows` and the upper in `highs`;
    /// returns the index of the first that is no such number, or {@link ParsingIntegers#NONE}.
    public static int decimal(TextSpans texts, DecimalType type, long[] lows, long[] highs) {
        MemorySegment bytes = texts.bytes();
        for (int i = 0; i < texts.count(); i++) {
            long from = texts.starts[i];
            long to = from + texts.lengths[i];
            if (!decimal(bytes, from, to, type, lows, highs, i)) return i;
        }
        return ParsingIntegers.NONE;
    }

    private static boolean decimal(
            MemorySegment bytes,
            long from,
            long to,
            DecimalType type,
            long[] lows,
            long[] highs,
            int at) {
        lows[at] = 0;
        highs[at] = 0;
        if (from == to) return true;
        if (shortDecimal(bytes, from, to, type, lows, at)) {
            highs[at] = lows[at] >> (Long.SIZE - 1);
            return true;
        }
        double[] checked = new double[1];
        if (!ParsingFloats.float64(bytes, from, to, checked, 0) || Double.isNaN(checked[0])) {
            return false;
        }
        // An exponent may be huge: what is no decimal at all must not become a huge integer first.
        if (Math.abs(checked[0]) > MAX_MAGNITUDE) return false;
        if (Math.abs(checked[0]) < MIN_MAGNITUDE) return checked[0] == 0 || type.scale() > 0;
        byte[] copy = bytes.asSlice(from, to - from).toArray(Layouts.BYTE);
        BigDecimal exact = new BigDecimal(new String(copy, StandardCharsets.US_ASCII).strip());
        if (type.scale() == 0 && exact.stripTrailingZeros().scale() > 0) return false;
        BigInteger unscaled = exact.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
        if (unscaled.abs().compareTo(BigInteger.TEN.pow(type.precision())) >= 0) return false;
        lows[at] = unscaled.longValue();
        highs[at] = unscaled.shiftRight(Long.SIZE).longValue();
        return true;
    }

    /// Up to 18 digits with at most as many after the point as the type has, by integer arithmetic.
    private static boolean shortDecimal(
            MemorySegment bytes, long from, long to, DecimalType type, long[] out, int at) {
        if (to - from > LONG_DIGITS) return false;
        boolean negative = bytes.get(Layouts.BYTE, from) == '-';
        long value = 0;
        int digits = 0;
        int fraction = -1;
        for (long p = negative ? from + 1 : from; p < to; p++) {
            int digit = bytes.get(Layouts.BYTE, p) - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                digits++;
                if (fraction >= 0) fraction++;
            } else if (digit == '.' - '0' && fraction < 0) {
                fraction = 0;
            } else {
                return false;
            }
        }
        int missing = type.scale() - Math.max(fraction, 0);
        if (digits == 0 || missing < 0 || digits + missing > LONG_DIGITS) return false;
        for (int i = 0; i < missing; i++) value *= 10;
        if (digits + missing > type.precision() && exceeds(value, type.precision())) return false;
        out[at] = negative ? -value : value;
        return true;
    }

    private static boolean exceeds(long value, int precision) {
        long limit = 1;
        for (int i = 0; i < precision; i++) limit *= 10;
        return value >= limit;
    }
}
