package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DecimalType;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;

/// Exact arithmetic of decimals: 64 bits where the result has at most 18 digits, else 128.
final class Decimals {
    private static final BigInteger[] POWERS = powers();

    private Decimals() {}

    private static BigInteger[] powers() {
        BigInteger[] powers = new BigInteger[DecimalType.MAX_PRECISION + 1];
        for (int i = 0; i < powers.length; i++) powers[i] = BigInteger.TEN.pow(i);
        return powers;
    }

    /// Ten to the power `exponent`, which is at most 38.
    static BigInteger power(int exponent) {
        return POWERS[exponent];
    }

    /// `+` and `-` of operands of the result's type, `*` of operands of their own types.
    static Column apply(Arithmetic.Operator operator, Arguments arguments) {
        DecimalType type = (DecimalType) arguments.type();
        DecimalColumn out =
                DecimalColumn.allocate(
                        arguments.lease(), type, arguments.rows(), arguments.validity());
        DecimalColumn a = (DecimalColumn) arguments.column(0);
        DecimalColumn b = (DecimalColumn) arguments.column(1);
        // With at most 18 digits in the result no sum or product leaves 64 bits.
        if (type.isNarrow()) narrow(operator, a, b, out);
        else wide(operator, a, b, out);
        return out;
    }

    private static void narrow(
            Arithmetic.Operator operator, DecimalColumn a, DecimalColumn b, DecimalColumn out) {
        long n = out.length();
        switch (operator) {
            case PLUS -> LongArithmetic.plus(a.values(), b.values(), out.values(), n);
            case MINUS -> LongArithmetic.minus(a.values(), b.values(), out.values(), n);
            case TIMES -> LongArithmetic.times(a.values(), b.values(), out.values(), n);
        }
    }

    private static void wide(
            Arithmetic.Operator operator, DecimalColumn a, DecimalColumn b, DecimalColumn out) {
        BigInteger limit = power(out.decimalType().precision());
        for (long row = 0; row < out.length(); row++) {
            if (!out.validity().get(row)) continue;
            if (operator == Arithmetic.Operator.TIMES && bothNarrow(a, b)) {
                long x = a.values().getAtIndex(Layouts.LONG, row);
                long y = b.values().getAtIndex(Layouts.LONG, row);
                set(out.values(), row, Math.multiplyHigh(x, y), x * y);
                continue;
            }
            BigInteger x = unscaled(a, row);
            BigInteger y = unscaled(b, row);
            BigInteger result =
                    switch (operator) {
                        case PLUS -> x.add(y);
                        case MINUS -> x.subtract(y);
                        case TIMES -> x.multiply(y);
                    };
            if (result.abs().compareTo(limit) >= 0) {
                throw Overflow.of(
                        a.get(row) + " " + operator + " " + b.get(row), out.type().toString());
            }
            set(out.values(), row, result);
        }
    }

    private static boolean bothNarrow(DecimalColumn a, DecimalColumn b) {
        return a.decimalType().isNarrow() && b.decimalType().isNarrow();
    }

    /// The unscaled integer at `row`.
    static BigInteger unscaled(DecimalColumn column, long row) {
        MemorySegment values = column.values();
        if (column.decimalType().isNarrow()) {
            return BigInteger.valueOf(values.getAtIndex(Layouts.LONG, row));
        }
        return wide(high(values, row), low(values, row));
    }

    /// The number of 128 bits with these halves.
    static BigInteger wide(long high, long low) {
        BigInteger lower =
                BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(lower);
    }

    static long low(MemorySegment values, long row) {
        return values.getAtIndex(Layouts.LONG, 2 * row);
    }

    static long high(MemorySegment values, long row) {
        return values.getAtIndex(Layouts.LONG, 2 * row + 1);
    }

    /// Writes `unscaled` in the width of `column`.
    static void store(DecimalColumn column, long row, BigInteger unscaled) {
        if (column.decimalType().isNarrow()) {
            column.values().setAtIndex(Layouts.LONG, row, unscaled.longValueExact());
        } else {
            set(column.values(), row, unscaled);
        }
    }

    static void set(MemorySegment values, long row, BigInteger unscaled) {
        set(values, row, unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue());
    }

    static void set(MemorySegment values, long row, long high, long low) {
        values.setAtIndex(Layouts.LONG, 2 * row, low);
        values.setAtIndex(Layouts.LONG, 2 * row + 1, high);
    }

    /// Negative, zero or positive as the 128 bits at `row` of `a` are less than, equal to or
    /// greater.
    static int compare(MemorySegment a, long row, MemorySegment b, long otherRow) {
        int order = Long.compare(high(a, row), high(b, otherRow));
        return order != 0 ? order : Long.compareUnsigned(low(a, row), low(b, otherRow));
    }
}
