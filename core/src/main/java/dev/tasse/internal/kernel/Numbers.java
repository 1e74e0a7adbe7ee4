package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;

/// Functions of one number.
final class Numbers {
    private Numbers() {}

    static Column abs(Arguments arguments) {
        return changed(arguments, true);
    }

    static Column unaryMinus(Arguments arguments) {
        return changed(arguments, false);
    }

    private static Column changed(Arguments arguments, boolean abs) {
        if (arguments.type() instanceof DecimalType decimal) {
            return changedDecimal(arguments, decimal, abs);
        }
        FixedColumn out = arguments.fixedResult();
        if (arguments.type() instanceof FloatType) changeFloats(arguments, out, abs);
        else changeWhole(arguments, out, abs);
        return out;
    }

    private static void changeFloats(Arguments arguments, FixedColumn out, boolean abs) {
        MemorySegment in = arguments.values(0);
        for (long row = 0; row < arguments.rows(); row++) {
            if (out.width() == Float.BYTES) {
                float x = in.getAtIndex(Layouts.FLOAT, row);
                out.values().setAtIndex(Layouts.FLOAT, row, abs ? Math.abs(x) : -x);
            } else {
                double x = in.getAtIndex(Layouts.DOUBLE, row);
                out.values().setAtIndex(Layouts.DOUBLE, row, abs ? Math.abs(x) : -x);
            }
        }
    }

    private static void changeWhole(Arguments arguments, FixedColumn out, boolean abs) {
        MemorySegment in = arguments.values(0);
        int width = out.width();
        long least = -1L << (width * Byte.SIZE - 1);
        for (long row = 0; row < arguments.rows(); row++) {
            long x = Integers.get(in, row, width);
            boolean misfit = x == least && out.validity().get(row);
            if (misfit) throw Overflow.of("-(" + x + ")", out.type().toString());
            Integers.set(out.values(), row, width, abs ? Math.abs(x) : -x);
        }
    }

    private static Column changedDecimal(Arguments arguments, DecimalType type, boolean abs) {
        DecimalColumn in = (DecimalColumn) arguments.column(0);
        DecimalColumn out =
                DecimalColumn.allocate(
                        arguments.lease(), type, arguments.rows(), arguments.validity());
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            BigInteger x = Decimals.unscaled(in, row);
            Decimals.store(out, row, abs ? x.abs() : x.negate());
        }
        return out;
    }

    /// Whether a FLOAT64 is NaN.
    static Column isNan(Arguments arguments) {
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows(), false);
        MemorySegment in = arguments.values(0);
        for (long row = 0; row < arguments.rows(); row++) {
            if (Double.isNaN(in.getAtIndex(Layouts.DOUBLE, row))) answer.set(row, true);
        }
        return new BoolColumn(arguments.rows(), answer, arguments.validity());
    }

    /// Whether a FLOAT64 is neither NaN nor infinite.
    static Column isFinite(Arguments arguments) {
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows(), false);
        MemorySegment in = arguments.values(0);
        for (long row = 0; row < arguments.rows(); row++) {
            if (Double.isFinite(in.getAtIndex(Layouts.DOUBLE, row))) answer.set(row, true);
        }
        return new BoolColumn(arguments.rows(), answer, arguments.validity());
    }

    /// Whether a FLOAT64 is infinite.
    static Column isInfinite(Arguments arguments) {
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows(), false);
        MemorySegment in = arguments.values(0);
        for (long row = 0; row < arguments.rows(); row++) {
            if (Double.isInfinite(in.getAtIndex(Layouts.DOUBLE, row))) answer.set(row, true);
        }
        return new BoolColumn(arguments.rows(), answer, arguments.validity());
    }
}
