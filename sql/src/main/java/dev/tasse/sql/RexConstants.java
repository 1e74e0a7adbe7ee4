package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.TimestampString;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Objects;

/// Turns constants of the relational tree into literals with the values that columns give.
final class RexConstants {
    private static final int MICRO_DIGITS = 6;

    private RexConstants() {}

    /// `literal` with its own type.
    static BoundLiteral bind(RexLiteral literal) {
        return bind(literal, SqlTypes.toTasse(literal.getType()));
    }

    /// `literal`, a number written as one of `type`.
    static BoundLiteral bind(RexLiteral literal, DataType type) {
        if (literal.isNull()) return BoundLiteral.nullOf(type);
        return switch (literal.getTypeName()) {
            case BOOLEAN -> new BoundLiteral(value(literal, Boolean.class), DataType.BOOL);
            case CHAR, VARCHAR -> new BoundLiteral(value(literal, String.class), DataType.STRING);
            case DATE -> date(literal);
            case TIME -> time(literal);
            case TIMESTAMP -> timestamp(value(literal, TimestampString.class).toString());
            default -> number(literal, type);
        };
    }

    private static <T> T value(RexLiteral literal, Class<T> type) {
        return Objects.requireNonNull(literal.getValueAs(type));
    }

    private static BoundLiteral date(RexLiteral literal) {
        return new BoundLiteral(LocalDate.ofEpochDay(value(literal, Integer.class)), DataType.DATE);
    }

    private static BoundLiteral time(RexLiteral literal) {
        LocalTime time =
                LocalTime.parse(
                        value(literal, org.apache.calcite.util.TimeString.class).toString());
        return new BoundLiteral(time, DataType.TIME);
    }

    private static BoundLiteral timestamp(String text) {
        LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
        int dot = text.indexOf('.');
        boolean fine = dot >= 0 && text.length() - dot - 1 > MICRO_DIGITS;
        return new BoundLiteral(
                time, fine ? new TimestampType(TimeResolution.NANOS, "") : DataType.TIMESTAMP);
    }

    private static BoundLiteral number(RexLiteral literal, DataType type) {
        BigDecimal value = value(literal, BigDecimal.class);
        return switch (literal.getType().getSqlTypeName().getFamily()) {
            case INTERVAL_YEAR_MONTH ->
                    new BoundLiteral(Period.ofMonths(value.intValueExact()), DataType.MONTHS);
            case INTERVAL_DAY_TIME ->
                    new BoundLiteral(Duration.ofMillis(value.longValueExact()), DataType.DURATION);
            case null, default -> new BoundLiteral(number(value, type), type);
        };
    }

    private static Number number(BigDecimal value, DataType type) {
        if (type instanceof DecimalType decimal) {
            return value.setScale(decimal.scale(), RoundingMode.HALF_UP);
        }
        if (type.equals(DataType.FLOAT64) || type.equals(DataType.FLOAT32)) {
            return value.doubleValue();
        }
        if (type.isNumeric()) return value.longValueExact();
        throw new PlanException(Problem.of("no column can hold the constant " + value));
    }
}
