package dev.tasse.internal.kernel;

import java.math.BigInteger;

/// Powers of five to 128 bits, for {@link DecimalToDouble}: `5^q` shifted so that its highest bit
/// is bit 127, rounded down; for negative `q` the reciprocal, rounded up.
///
/// Computed when first needed, in about a millisecond, rather than kept as 1,300 literals.
final class PowersOfFive {
    /// The least exponent of ten of a number that is not zero as a double.
    static final int MIN = -342;

    /// The greatest exponent of ten of a number that is finite as a double.
    static final int MAX = 308;

    private static final int BITS = 128;
    // From here on the reciprocal needs more bits to be exact in the upper 128.
    private static final int SHORT_RECIPROCALS = -27;
    private static final long[] HIGH = new long[MAX - MIN + 1];
    private static final long[] LOW = new long[MAX - MIN + 1];

    static {
        BigInteger five = BigInteger.valueOf(5);
        BigInteger power = BigInteger.ONE;
        for (int q = 0; q <= -MIN; q++) {
            if (q <= MAX) put(q, power.shiftLeft(BITS).shiftRight(power.bitLength()));
            if (q > 0) put(-q, reciprocal(power, -q));
            power = power.multiply(five);
        }
    }

    private PowersOfFive() {}

    /// The upper 64 bits of `5^q`.
    static long high(int q) {
        return HIGH[q - MIN];
    }

    /// The lower 64 bits of `5^q`.
    static long low(int q) {
        return LOW[q - MIN];
    }

    private static BigInteger reciprocal(BigInteger power, int q) {
        int bits = power.bitLength();
        int shift = q >= SHORT_RECIPROCALS ? bits + BITS - 1 : 2 * bits + BITS;
        BigInteger value = BigInteger.ONE.shiftLeft(shift).divide(power).add(BigInteger.ONE);
        return value.shiftRight(Math.max(0, value.bitLength() - BITS));
    }

    private static void put(int q, BigInteger value) {
        HIGH[q - MIN] = value.shiftRight(Long.SIZE).longValue();
        LOW[q - MIN] = value.longValue();
    }
}
