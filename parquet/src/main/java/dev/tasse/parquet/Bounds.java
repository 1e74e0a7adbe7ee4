package dev.tasse.parquet;

import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;

import java.math.BigDecimal;
import java.util.Optional;

/// What is known of the values of a column in some rows, before they are read.
///
/// @param type the type of the column
/// @param least no value is less, if known; floats other than NaN
/// @param greatest no value is greater, if known; floats other than NaN
/// @param nulls whether there may be nulls
/// @param values whether there may be anything else
record Bounds(
        DataType type,
        Optional<Sample> least,
        Optional<Sample> greatest,
        boolean nulls,
        boolean values) {

    /// Nothing is known.
    static Bounds unknown(DataType type) {
        return new Bounds(type, Optional.empty(), Optional.empty(), true, true);
    }

    /// Every row holds `value`.
    static Bounds only(DataType type, Sample value) {
        return new Bounds(type, Optional.of(value), Optional.of(value), false, true);
    }

    /// Every row is null.
    static Bounds nothing(DataType type) {
        return new Bounds(type, Optional.empty(), Optional.empty(), true, false);
    }

    /// What is known when the values are turned into `target`, if that keeps their order.
    Optional<Bounds> cast(DataType target) {
        boolean whole = type instanceof IntType;
        boolean wider =
                whole && target instanceof IntType(int bits, _) && bits >= type.valueBytes() * 8;
        boolean exact = whole || type instanceof DecimalType;
        if (type.equals(target)) return Optional.of(this);
        if (wider || (whole && target instanceof DecimalType)) return Optional.of(as(target));
        if (exact && target instanceof FloatType) {
            return Optional.of(new Bounds(target, real(least), real(greatest), nulls, values));
        }
        if (type instanceof FloatType && target instanceof FloatType(int bits) && bits == 64) {
            return Optional.of(as(target));
        }
        return Optional.empty();
    }

    private Bounds as(DataType target) {
        return new Bounds(target, least, greatest, nulls, values);
    }

    // Rounding keeps the order.
    private static Optional<Sample> real(Optional<Sample> sample) {
        return sample.map(known ->
                known instanceof Sample.Exact(BigDecimal value)
                        ? new Sample.Real(value.doubleValue())
                        : known);
    }

    /// Whether some value may be less than `constant`, or equal too.
    boolean mayBeLess(Sample constant, boolean orEqual) {
        return values && least.map(low -> isAtMost(low, constant, orEqual)).orElse(true);
    }

    /// Whether some value may be greater than `constant`, or equal too. NaN is greater than all and
    /// no statistics tell whether there is one.
    boolean mayBeGreater(Sample constant, boolean orEqual) {
        if (!values || type instanceof FloatType) return values;
        return greatest.map(high -> isAtMost(constant, high, orEqual)).orElse(true);
    }

    /// Whether some value may equal `constant`.
    boolean mayEqual(Sample constant) {
        return mayBeLess(constant, true)
                && greatest.map(high -> isAtMost(constant, high, true)).orElse(true);
    }

    /// Whether some value may differ from `constant`.
    boolean mayDiffer(Sample constant) {
        if (!values || type instanceof FloatType || least.isEmpty() || greatest.isEmpty()) {
            return values;
        }
        boolean same =
                Sample.compare(least.get(), constant).orElse(1) == 0
                        && Sample.compare(greatest.get(), constant).orElse(1) == 0;
        return !same;
    }

    private static boolean isAtMost(Sample a, Sample b, boolean orEqual) {
        int order = Sample.compare(a, b).orElse(-1);
        return orEqual ? order <= 0 : order < 0;
    }
}
