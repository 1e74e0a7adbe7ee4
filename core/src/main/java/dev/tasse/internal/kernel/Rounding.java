package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// `round`, `trunc`, `floor`, `ceil` and `sign` of numbers of every type.
final class Rounding {
    // A double has no digits to round behind this place, nor before it.
    private static final int MOST_DIGITS = 400;
    private static final int MOST_LONG_DIGITS = 18;

    private Rounding() {}

    /// To the nearest number of so many digits (none if left out), halves away from zero.
    static Column round(Arguments arguments) {
        return apply(RoundingMode.HALF_UP, arguments);
    }

    /// Towards zero.
    static Column trunc(Arguments arguments) {
        return apply(RoundingMode.DOWN, arguments);
    }

    static Column floor(Arguments arguments) {
        return apply(RoundingMode.FLOOR, arguments);
    }

    static Column ceil(Arguments arguments) {
        return apply(RoundingMode.CEILING, arguments);
    }

    private static Column apply(RoundingMode mode, Arguments arguments) {
        DataType type = arguments.column(0).type();
        boolean bare = arguments.columns().size() == 1;
        return switch (type) {
            case DecimalType _ -> decimals(mode, arguments, bare);
            case FloatType _ -> bare ? floats(mode, arguments) : digits(mode, arguments);
            default -> bare ? arguments.column(0) : wholeDigits(mode, arguments);
        };
    }

    private static Column floats(RoundingMode mode, Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        MemorySegment in = arguments.values(0);
        if (out.width() == Float.BYTES) {
            for (long row = 0; row < arguments.rows(); row++) {
                float x = in.getAtIndex(Layouts.FLOAT, row);
                out.values().setAtIndex(Layouts.FLOAT, row, (float) rounded(mode, x));
            }
            return out;
        }
        for (long row = 0; row < arguments.rows(); row++) {
            double x = in.getAtIndex(Layouts.DOUBLE, row);
            out.values().setAtIndex(Layouts.DOUBLE, row, rounded(mode, x));
        }
        return out;
    }

    private static double rounded(RoundingMode mode, double x) {
        return switch (mode) {
            case FLOOR -> Math.floor(x);
            case CEILING -> Math.ceil(x);
            case DOWN -> Math.copySign(Math.floor(Math.abs(x)), x);
            default -> nearest(x);
        };
    }

    // Adding a half would carry 0.49999999999999994 and odd numbers beyond 2^52 one too far.
    private static double nearest(double x) {
        double size = Math.abs(x);
        double floor = Math.floor(size);
        return Math.copySign(size - floor >= 0.5 ? floor + 1 : floor, x);
    }

    private static Column digits(RoundingMode mode, Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        MemorySegment in = arguments.values(0);
        MemorySegment digits = arguments.values(1);
        boolean single = out.width() == Float.BYTES;
        for (long row = 0; row < arguments.rows(); row++) {
            double x =
                    single ? in.getAtIndex(Layouts.FLOAT, row) : in.getAtIndex(Layouts.DOUBLE, row);
            double y = rounded(mode, x, digits.getAtIndex(Layouts.LONG, row));
            if (single) out.values().setAtIndex(Layouts.FLOAT, row, (float) y);
            else out.values().setAtIndex(Layouts.DOUBLE, row, y);
        }
        return out;
    }

    private static double rounded(RoundingMode mode, double x, long digits) {
        double scale = Math.pow(10, (double) Math.min(Math.abs(digits), MOST_DIGITS));
        double result =
                digits < 0 ? rounded(mode, x / scale) * scale : rounded(mode, x * scale) / scale;
        if (Double.isFinite(result)) return result;
        return digits < 0 && Double.isFinite(x) ? 0 : x;
    }

    private static Column wholeDigits(RoundingMode mode, Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        MemorySegment in = arguments.values(0);
        MemorySegment digits = arguments.values(1);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            long x = Integers.get(in, row, out.width());
            long places = digits.getAtIndex(Layouts.LONG, row);
            long y = places >= 0 ? x : rounded(mode, x, -places);
            if (out.width() < Long.BYTES && y >> (out.width() * Byte.SIZE - 1) != y >> 63) {
                throw Overflow.of("round(" + x + ", " + places + ")", out.type().toString());
            }
            Integers.set(out.values(), row, out.width(), y);
        }
        return out;
    }

    private static long rounded(RoundingMode mode, long x, long zeros) {
        if (zeros > MOST_LONG_DIGITS) return 0;
        long unit = 1;
        for (long i = 0; i < zeros; i++) unit *= 10;
        long rest = x % unit;
        long whole = x - rest;
        boolean up = mode == RoundingMode.HALF_UP && Math.abs(rest) >= unit - Math.abs(rest);
        if (!up) return whole;
        long y = whole + (x < 0 ? -unit : unit);
        if ((y < 0) != (x < 0)) throw Overflow.of("round(" + x + ", " + -zeros + ")", "INT64");
        return y;
    }

    private static Column decimals(RoundingMode mode, Arguments arguments, boolean bare) {
        DecimalColumn in = (DecimalColumn) arguments.column(0);
        DecimalType type = (DecimalType) arguments.type();
        DecimalColumn out =
                DecimalColumn.allocate(
                        arguments.lease(), type, arguments.rows(), arguments.validity());
        int scale = in.decimalType().scale();
        if (bare && type.isNarrow()) {
            narrow(mode, in.values(), out, Decimals.power(scale).longValueExact());
            return out;
        }
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            long digits = bare ? 0 : arguments.values(1).getAtIndex(Layouts.LONG, row);
            int kept = Math.clamp(digits, -DecimalType.MAX_PRECISION - 1, scale);
            BigDecimal x = new BigDecimal(Decimals.unscaled(in, row), scale);
            BigDecimal y = x.setScale(kept, mode).setScale(type.scale(), RoundingMode.UNNECESSARY);
            if (y.precision() > type.precision()) {
                throw Overflow.of("round(" + x + ", " + digits + ")", type.toString());
            }
            Decimals.store(out, row, y.unscaledValue());
        }
        return out;
    }

    private static void narrow(RoundingMode mode, MemorySegment in, DecimalColumn out, long unit) {
        for (long row = 0; row < out.length(); row++) {
            long x = in.getAtIndex(Layouts.LONG, row);
            long y = x / unit;
            long rest = x - y * unit;
            boolean away =
                    switch (mode) {
                        case FLOOR -> rest < 0;
                        case CEILING -> rest > 0;
                        case DOWN -> false;
                        default -> rest != 0 && 2 * Math.abs(rest) >= unit;
                    };
            long step = x < 0 ? -1 : 1;
            out.values().setAtIndex(Layouts.LONG, row, away ? y + step : y);
        }
    }

    /// -1, 0 or 1; 0 for NaN.
    static Column sign(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        Column in = arguments.column(0);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            int sign =
                    switch (in) {
                        case DecimalColumn decimal -> Decimals.unscaled(decimal, row).signum();
                        case FixedColumn fixed when fixed.type() instanceof FloatType ->
                                sign(fixed.getDouble(row));
                        default -> sign(in, row);
                    };
            out.values().setAtIndex(Layouts.BYTE, row, (byte) sign);
        }
        return out;
    }

    private static int sign(Column whole, long row) {
        // What has no sign is read by its bits: the upper half of UINT64 is no long.
        FixedColumn fixed = (FixedColumn) whole;
        long raw = Integers.get(fixed.values(), row, fixed.width());
        boolean unsigned = whole.type() instanceof dev.tasse.type.IntType type && !type.signed();
        return unsigned && raw != 0 ? 1 : Long.signum(raw);
    }

    private static int sign(double x) {
        if (x > 0) return 1;
        return x < 0 ? -1 : 0;
    }
}
