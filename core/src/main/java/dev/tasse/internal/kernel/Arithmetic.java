package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.TimestampType;

import java.lang.foreign.MemorySegment;

/// `+`, `-`, `*` and `/`: picks the loop for the type.
final class Arithmetic {
    private Arithmetic() {}

    /// The three operators of whole numbers and decimals.
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        @Override
        public String toString() {
            return symbol;
        }
    }

    static Column plus(Arguments arguments) {
        return apply(Operator.PLUS, arguments);
    }

    static Column minus(Arguments arguments) {
        return apply(Operator.MINUS, arguments);
    }

    static Column times(Arguments arguments) {
        return apply(Operator.TIMES, arguments);
    }

    private static Column apply(Operator operator, Arguments arguments) {
        DataType first = arguments.column(0).type();
        return switch (arguments.type()) {
            case DecimalType _ -> Decimals.apply(operator, arguments);
            case DateType _, TimestampType _ -> Shifting.shift(operator, arguments);
            case IntType _ when first instanceof DateType -> Shifting.daysBetween(arguments);
            case IntType _, DurationType _, MonthIntervalType _ -> whole(operator, arguments);
            case FloatType(int bits) -> floating(operator, arguments, bits);
            default -> throw new AssertionError("no arithmetic for " + arguments.type());
        };
    }

    private static FixedColumn whole(Operator operator, Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        boolean misfit = whole(operator, arguments, out);
        if (misfit) Overflow.check(operator, arguments, out.validity());
        return out;
    }

    private static boolean whole(Operator operator, Arguments arguments, FixedColumn out) {
        MemorySegment a = arguments.values(0);
        MemorySegment b = arguments.values(1);
        MemorySegment c = out.values();
        long n = arguments.rows();
        return switch (out.width()) {
            case Byte.BYTES ->
                    switch (operator) {
                        case PLUS -> ByteArithmetic.plus(a, b, c, n);
                        case MINUS -> ByteArithmetic.minus(a, b, c, n);
                        case TIMES -> ByteArithmetic.times(a, b, c, n);
                    };
            case Short.BYTES ->
                    switch (operator) {
                        case PLUS -> ShortArithmetic.plus(a, b, c, n);
                        case MINUS -> ShortArithmetic.minus(a, b, c, n);
                        case TIMES -> ShortArithmetic.times(a, b, c, n);
                    };
            case Integer.BYTES ->
                    switch (operator) {
                        case PLUS -> IntArithmetic.plus(a, b, c, n);
                        case MINUS -> IntArithmetic.minus(a, b, c, n);
                        case TIMES -> IntArithmetic.times(a, b, c, n);
                    };
            default ->
                    switch (operator) {
                        case PLUS -> LongArithmetic.plus(a, b, c, n);
                        case MINUS -> LongArithmetic.minus(a, b, c, n);
                        case TIMES -> LongArithmetic.times(a, b, c, n);
                    };
        };
    }

    private static FixedColumn floating(Operator operator, Arguments arguments, int bits) {
        FixedColumn out = arguments.fixedResult();
        MemorySegment a = arguments.values(0);
        MemorySegment b = arguments.values(1);
        MemorySegment c = out.values();
        long n = arguments.rows();
        boolean single = bits == Float.SIZE;
        switch (operator) {
            case PLUS -> {
                if (single) FloatNumbers.plus(a, b, c, n);
                else DoubleNumbers.plus(a, b, c, n);
            }
            case MINUS -> {
                if (single) FloatNumbers.minus(a, b, c, n);
                else DoubleNumbers.minus(a, b, c, n);
            }
            case TIMES -> {
                if (single) FloatNumbers.times(a, b, c, n);
                else DoubleNumbers.times(a, b, c, n);
            }
        }
        return out;
    }

    /// True division of FLOAT64: infinite or NaN where the divisor is zero.
    static Column div(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        DoubleNumbers.div(arguments.values(0), arguments.values(1), out.values(), arguments.rows());
        return out;
    }
}
