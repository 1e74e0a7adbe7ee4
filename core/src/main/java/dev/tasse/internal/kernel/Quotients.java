package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;

/// `//`, `floorDiv` and `%`; zero as whole divisor is an error.
final class Quotients {
    private Quotients() {}

    /// How two numbers are divided.
    private enum Kind {
        TRUNCATED("//"),
        FLOORED("floorDiv"),
        REMAINDER("%");

        private final String symbol;

        Kind(String symbol) {
            this.symbol = symbol;
        }

        long apply(long x, long y) {
            return switch (this) {
                case TRUNCATED -> x / y;
                case FLOORED -> Math.floorDiv(x, y);
                case REMAINDER -> x % y;
            };
        }

        double apply(double x, double y) {
            return switch (this) {
                case TRUNCATED -> {
                    double quotient = x / y;
                    yield quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
                }
                case FLOORED -> Math.floor(x / y);
                case REMAINDER -> x % y;
            };
        }
    }

    static Column intDiv(Arguments arguments) {
        return apply(Kind.TRUNCATED, arguments);
    }

    static Column floorDiv(Arguments arguments) {
        return apply(Kind.FLOORED, arguments);
    }

    static Column rem(Arguments arguments) {
        return apply(Kind.REMAINDER, arguments);
    }

    private static Column apply(Kind kind, Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        if (arguments.type() instanceof FloatType) {
            floating(kind, arguments, out);
        } else {
            whole(kind, arguments, out);
        }
        return out;
    }

    private static void whole(Kind kind, Arguments arguments, FixedColumn out) {
        MemorySegment a = arguments.values(0);
        MemorySegment b = arguments.values(1);
        Bitmap validity = out.validity();
        int width = out.width();
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) continue;
            long x = Integers.get(a, row, width);
            long y = Integers.get(b, row, width);
            if (y == 0) throw zero(kind, x);
            long result = kind.apply(x, y);
            // Only the least number divided by -1 does not fit.
            boolean least = x == -1L << (width * Byte.SIZE - 1);
            if (y == -1 && kind != Kind.REMAINDER && least) {
                throw Overflow.of(x + " " + kind.symbol + " " + y, arguments.type().toString());
            }
            Integers.set(out.values(), row, width, result);
        }
    }

    private static void floating(Kind kind, Arguments arguments, FixedColumn out) {
        MemorySegment a = arguments.values(0);
        MemorySegment b = arguments.values(1);
        boolean single = out.width() == Float.BYTES;
        for (long row = 0; row < arguments.rows(); row++) {
            if (single) {
                double x = a.getAtIndex(Layouts.FLOAT, row);
                double y = b.getAtIndex(Layouts.FLOAT, row);
                out.values().setAtIndex(Layouts.FLOAT, row, (float) kind.apply(x, y));
            } else {
                double x = a.getAtIndex(Layouts.DOUBLE, row);
                double y = b.getAtIndex(Layouts.DOUBLE, row);
                out.values().setAtIndex(Layouts.DOUBLE, row, kind.apply(x, y));
            }
        }
    }

    private static DataException zero(Kind kind, long x) {
        return new DataException(
                Problem.of(x + " " + kind.symbol + " 0 has no result")
                        .remedy("divide by nullIf(.., 0) to get null there"));
    }
}
