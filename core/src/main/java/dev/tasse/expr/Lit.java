package dev.tasse.expr;

import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/// A constant.
///
/// @param value the value, or null
/// @param type its type
public record Lit(@Nullable Serializable value, DataType type) implements Expr {
    /// The null of no particular type.
    public static final Lit NULL = new Lit(null, DataType.NULL);

    /// `value` itself if it is an expression, else a constant of the type that suits its class.
    ///
    /// @throws IllegalArgumentException if a constant of that class means nothing to a column
    public static Expr of(Object value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "null is no column value; ask isNull(), or give Lit.NULL for a null");
        }
        return switch (value) {
            case Expr expr -> expr;
            case Boolean b -> new Lit(b, DataType.BOOL);
            case Byte n -> new Lit(n.longValue(), DataType.INT8);
            case Short n -> new Lit(n.longValue(), DataType.INT16);
            case Integer n -> new Lit(n.longValue(), DataType.INT32);
            case Long n -> new Lit(n, DataType.INT64);
            case Float n -> new Lit(n.doubleValue(), DataType.FLOAT32);
            case Double n -> new Lit(n, DataType.FLOAT64);
            case BigDecimal n -> decimal(n);
            case String s -> new Lit(s, DataType.STRING);
            case LocalDate d -> new Lit(d, DataType.DATE);
            case LocalTime t -> new Lit(t, DataType.TIME);
            case LocalDateTime t -> new Lit(t, DataType.TIMESTAMP);
            case Instant t -> new Lit(t, new TimestampType(TimeResolution.MICROS, "UTC"));
            case Duration d -> new Lit(d, DataType.DURATION);
            case Period p -> period(p);
            default -> throw notAValue(value);
        };
    }

    /// Months, or days of 24 hours: a column has one of the two.
    private static Lit period(Period value) {
        long days = value.get(ChronoUnit.DAYS);
        if (days == 0) return new Lit(value, DataType.MONTHS);
        if (value.toTotalMonths() == 0) return new Lit(Duration.ofDays(days), DataType.DURATION);
        throw new IllegalArgumentException(
                value
                        + " is two values, months and days; add one after the other, as in"
                        + " plus(Period.ofMonths(1)).plus(Period.ofDays(3))");
    }

    private static Lit decimal(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int precision = Math.max(plain.precision(), Math.max(1, plain.scale()));
        return new Lit(plain, new DecimalType(precision, plain.scale()));
    }

    private static IllegalArgumentException notAValue(Object value) {
        return new IllegalArgumentException(
                "a "
                        + value.getClass().getName()
                        + " is no column value; give an Expr, a Boolean, a number, a String, a"
                        + " LocalDate, LocalTime, LocalDateTime, Instant, Duration or Period");
    }

    @Override
    public String toString() {
        if (value == null) return "null";
        return switch (value) {
            case String s -> "'" + s.replace("'", "''") + "'";
            default -> value.toString();
        };
    }
}
