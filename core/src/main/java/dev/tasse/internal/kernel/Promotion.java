package dev.tasse.internal.kernel;

import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.NullType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;

import java.util.Optional;

/// The type in which values of two types can both be written.
public final class Promotion {
    private static final int LONG_DIGITS = 20;

    private Promotion() {}

    /// The type that holds every value of `a` and of `b`, if there is one.
    ///
    /// Whole numbers go to the wider; INT64 with UINT64 to DECIMAL(20, 0); whole numbers and
    /// decimals with floats to FLOAT64, except that 8 and 16 bits fit FLOAT32; dates to timestamps;
    /// finer units of time win; NULL goes to anything.
    public static Optional<DataType> common(DataType a, DataType b) {
        if (a.equals(b) || b instanceof NullType) return Optional.of(a);
        if (a instanceof NullType) return Optional.of(b);
        if (a.isNumeric() && b.isNumeric()) return Optional.of(number(a, b));
        return time(a, b);
    }

    private static DataType number(DataType a, DataType b) {
        if (a instanceof FloatType || b instanceof FloatType) return floating(a, b);
        if (a instanceof IntType x && b instanceof IntType y) return whole(x, y);
        return union(decimal(a), decimal(b));
    }

    private static DataType floating(DataType a, DataType b) {
        return fitsFloat32(a) && fitsFloat32(b) ? DataType.FLOAT32 : DataType.FLOAT64;
    }

    private static boolean fitsFloat32(DataType type) {
        return type.equals(DataType.FLOAT32)
                || (type instanceof IntType whole && whole.bits() <= 16);
    }

    private static DataType whole(IntType a, IntType b) {
        if (a.signed() == b.signed()) return a.bits() >= b.bits() ? a : b;
        IntType signed = a.signed() ? a : b;
        IntType unsigned = a.signed() ? b : a;
        if (signed.bits() > unsigned.bits()) return signed;
        if (unsigned.bits() == Long.SIZE) return new DecimalType(LONG_DIGITS, 0);
        return new IntType(2 * unsigned.bits(), true);
    }

    /// The decimal type that holds every value of the whole or decimal type `type`.
    static DecimalType decimal(DataType type) {
        if (type instanceof DecimalType decimal) return decimal;
        if (type instanceof IntType whole) return new DecimalType(digits(whole), 0);
        throw new IllegalArgumentException(type + " is no decimal");
    }

    private static int digits(IntType type) {
        return switch (type.bits()) {
            case Byte.SIZE -> 3;
            case Short.SIZE -> 5;
            case Integer.SIZE -> 10;
            default -> type.signed() ? LONG_DIGITS - 1 : LONG_DIGITS;
        };
    }

    private static DecimalType union(DecimalType a, DecimalType b) {
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        return capped(whole + scale, scale);
    }

    /// A decimal of `precision` digits or as many as there can be, of which `scale` are behind the
    /// point.
    static DecimalType capped(int precision, int scale) {
        int digits = Math.min(DecimalType.MAX_PRECISION, precision);
        return new DecimalType(digits, Math.min(scale, digits));
    }

    private static Optional<DataType> time(DataType a, DataType b) {
        if (a instanceof DateType && b instanceof TimestampType) return Optional.of(b);
        if (a instanceof TimestampType && b instanceof DateType) return Optional.of(a);
        if (a instanceof TimestampType x
                && b instanceof TimestampType y
                && x.zone().equals(y.zone())) {
            return Optional.of(new TimestampType(finer(x.resolution(), y.resolution()), x.zone()));
        }
        if (a instanceof TimeType(TimeResolution x) && b instanceof TimeType(TimeResolution y)) {
            return Optional.of(new TimeType(finer(x, y)));
        }
        if (a instanceof DurationType(TimeResolution x)
                && b instanceof DurationType(TimeResolution y)) {
            return Optional.of(new DurationType(finer(x, y)));
        }
        return Optional.empty();
    }

    private static TimeResolution finer(TimeResolution a, TimeResolution b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
