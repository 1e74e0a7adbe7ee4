package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Sums, differences and products of whole numbers of 64 bits.
final class LongArithmetic {
    private LongArithmetic() {}

    /// Writes `a + b` for `n` values and answers whether one of the results did not fit.
    static boolean plus(MemorySegment a, MemorySegment b, MemorySegment out, long n) {
        long misfit = 0;
        for (long i = 0; i < n; i++) {
            long x = a.getAtIndex(Layouts.LONG, i);
            long y = b.getAtIndex(Layouts.LONG, i);
            long result = x + y;
            // Negative where both operands have the sign that the result has not.
            misfit |= (x ^ result) & (y ^ result);
            out.setAtIndex(Layouts.LONG, i, result);
        }
        return misfit < 0;
    }

    /// Writes `a - b` for `n` values and answers whether one of the results did not fit.
    static boolean minus(MemorySegment a, MemorySegment b, MemorySegment out, long n) {
        long misfit = 0;
        for (long i = 0; i < n; i++) {
            long x = a.getAtIndex(Layouts.LONG, i);
            long y = b.getAtIndex(Layouts.LONG, i);
            long result = x - y;
            misfit |= (x ^ y) & (x ^ result);
            out.setAtIndex(Layouts.LONG, i, result);
        }
        return misfit < 0;
    }

    /// Writes `a * b` for `n` values and answers whether one of the results did not fit.
    static boolean times(MemorySegment a, MemorySegment b, MemorySegment out, long n) {
        long misfit = 0;
        for (long i = 0; i < n; i++) {
            long x = a.getAtIndex(Layouts.LONG, i);
            long y = b.getAtIndex(Layouts.LONG, i);
            long result = x * y;
            // The upper half is the sign of the lower one if the product fits.
            misfit |= Math.multiplyHigh(x, y) ^ (result >> 63);
            out.setAtIndex(Layouts.LONG, i, result);
        }
        return misfit != 0;
    }
}
