package dev.tasse.internal.kernel;

/// The double nearest to `digits * 10^exponent`, ties to even.
///
/// Small numbers by one exact multiplication or division (Clinger, "How to read floating point
/// numbers accurately", 1990), all others with a 128-bit power of five (Lemire, "Number parsing at
/// a gigabyte per second", 2021).
final class DecimalToDouble {
    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_BIAS = 1023;
    private static final int INFINITE_POWER = 0x7FF;
    private static final long EXACT_DIGITS = 1L << (MANTISSA_BITS + 1);
    // The product keeps three bits below the mantissa: for rounding and for its own upper bit.
    private static final int KEPT_SHIFT = Long.SIZE - MANTISSA_BITS - 3;
    private static final long UNCERTAIN = -1L >>> (MANTISSA_BITS + 3);
    private static final int TIES_FROM = -4;
    private static final int TIES_TO = 23;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private DecimalToDouble() {}

    /// The double nearest to `digits * 10^exponent`; `digits` is unsigned. Beyond the range of a
    /// double the answer is 0 or infinity.
    static double convert(long digits, int exponent) {
        if (digits >= 0 && digits <= EXACT_DIGITS) {
            if (exponent == 0) return digits;
            if (exponent < 0 && -exponent < POWERS_OF_TEN.length) {
                return digits / POWERS_OF_TEN[-exponent];
            }
            if (exponent > 0 && exponent < POWERS_OF_TEN.length) {
                return digits * POWERS_OF_TEN[exponent];
            }
        }
        if (digits == 0 || exponent < PowersOfFive.MIN) return 0;
        if (exponent > PowersOfFive.MAX) return Double.POSITIVE_INFINITY;
        return fromProduct(digits, exponent);
    }

    private static double fromProduct(long digits, int exponent) {
        int leadingZeros = Long.numberOfLeadingZeros(digits);
        long normal = digits << leadingZeros;
        long high = Math.unsignedMultiplyHigh(normal, PowersOfFive.high(exponent));
        long low = normal * PowersOfFive.high(exponent);
        if ((high & UNCERTAIN) == UNCERTAIN) {
            long carry = Math.unsignedMultiplyHigh(normal, PowersOfFive.low(exponent));
            low += carry;
            if (Long.compareUnsigned(carry, low) > 0) high++;
        }
        int upperBit = (int) (high >>> (Long.SIZE - 1));
        long mantissa = high >>> (upperBit + KEPT_SHIFT);
        int power = binaryPower(exponent) + upperBit - leadingZeros + EXPONENT_BIAS;
        if (power <= 0) return subnormal(mantissa, power);
        boolean tie =
                Long.compareUnsigned(low, 1) <= 0
                        && exponent >= TIES_FROM
                        && exponent <= TIES_TO
                        && (mantissa & 3) == 1
                        && mantissa << (upperBit + KEPT_SHIFT) == high;
        if (tie) mantissa &= ~1L;
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa >= 1L << (MANTISSA_BITS + 1)) {
            mantissa = 1L << MANTISSA_BITS;
            power++;
        }
        if (power >= INFINITE_POWER) return Double.POSITIVE_INFINITY;
        long fraction = mantissa & ~(1L << MANTISSA_BITS);
        return Double.longBitsToDouble((long) power << MANTISSA_BITS | fraction);
    }

    private static double subnormal(long kept, int power) {
        if (1 - power >= Long.SIZE) return 0;
        long mantissa = kept >>> (1 - power);
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        // The rounded mantissa may reach the least normal number; its bits are then right as well.
        return Double.longBitsToDouble(mantissa);
    }

    /// The exponent of two that goes with `10^q`: floor(q * log2(10)), plus 63.
    private static int binaryPower(int q) {
        return (((152_170 + 65_536) * q) >> 16) + 63;
    }
}
