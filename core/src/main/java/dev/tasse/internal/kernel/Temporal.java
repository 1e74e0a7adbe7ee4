package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DurationType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/// Functions of dates and timestamps.
final class Temporal {
    private Temporal() {}

    /// A date plus days, or a timestamp plus a duration or months.
    static Column shift(Arithmetic.Operator operator, Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        long sign = operator == Arithmetic.Operator.MINUS ? -1 : 1;
        Column start = arguments.column(0);
        Column length = arguments.column(1);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            long from = start.getLong(row);
            long by = sign * length.getLong(row);
            long to = shifted(from, by, start.type(), length.type());
            Integers.set(out.values(), row, out.width(), to);
        }
        return out;
    }

    private static long shifted(long from, long by, DataType start, DataType length) {
        try {
            return switch (start) {
                case DateType _ -> Math.toIntExact(Math.addExact(from, by));
                case TimestampType stamp when length instanceof DurationType(TimeResolution unit) ->
                        Math.addExact(from, rescaled(by, unit, stamp.resolution()));
                case TimestampType stamp when length instanceof MonthIntervalType ->
                        plusMonths(from, by, stamp);
                default -> throw new AssertionError("no shift of " + start + " by " + length);
            };
        } catch (ArithmeticException e) {
            throw new DataException(
                    Problem.of("the result does not fit " + start)
                            .got(from + " and " + by)
                            .remedy("use smaller lengths of time"),
                    e);
        }
    }

    private static long rescaled(long value, TimeResolution from, TimeResolution to) {
        long scale = from.perSecond();
        if (to.perSecond() >= scale) return Math.multiplyExact(value, to.perSecond() / scale);
        return Math.floorDiv(value, scale / to.perSecond());
    }

    // A day that the month has not becomes its last one.
    private static long plusMonths(long from, long months, TimestampType type) {
        long perSecond = type.resolution().perSecond();
        long seconds = Math.floorDiv(from, perSecond);
        ZoneId zone = type.hasZone() ? ZoneId.of(type.zone()) : ZoneOffset.UTC;
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), zone);
        long moved = local.plusMonths(months).atZone(zone).toEpochSecond();
        return Math.addExact(Math.multiplyExact(moved, perSecond), Math.floorMod(from, perSecond));
    }

    /// Days from the second date to the first.
    static Column daysBetween(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        for (long row = 0; row < arguments.rows(); row++) {
            long a = arguments.values(0).getAtIndex(Layouts.INT, row);
            long b = arguments.values(1).getAtIndex(Layouts.INT, row);
            out.values().setAtIndex(Layouts.LONG, row, a - b);
        }
        return out;
    }

    static Column year(Arguments arguments) {
        return part(arguments, ChronoField.YEAR);
    }

    static Column month(Arguments arguments) {
        return part(arguments, ChronoField.MONTH_OF_YEAR);
    }

    static Column day(Arguments arguments) {
        return part(arguments, ChronoField.DAY_OF_MONTH);
    }

    static Column hour(Arguments arguments) {
        return part(arguments, ChronoField.HOUR_OF_DAY);
    }

    static Column minute(Arguments arguments) {
        return part(arguments, ChronoField.MINUTE_OF_HOUR);
    }

    static Column second(Arguments arguments) {
        return part(arguments, ChronoField.SECOND_OF_MINUTE);
    }

    private static Column part(Arguments arguments, ChronoField field) {
        FixedColumn out = arguments.fixedResult();
        Column in = arguments.column(0);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            LocalDateTime local = local(in.getLong(row), in.type());
            out.values().setAtIndex(Layouts.LONG, row, local.getLong(field));
        }
        return out;
    }

    private static LocalDateTime local(long value, DataType type) {
        return switch (type) {
            case DateType _ -> LocalDate.ofEpochDay(value).atStartOfDay();
            case TimestampType stamp -> {
                long seconds = Math.floorDiv(value, stamp.resolution().perSecond());
                ZoneId zone = stamp.hasZone() ? ZoneId.of(stamp.zone()) : ZoneOffset.UTC;
                yield LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), zone);
            }
            default -> throw new AssertionError("no date: " + type);
        };
    }
}
