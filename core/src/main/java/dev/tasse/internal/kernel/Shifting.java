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
import java.time.LocalDateTime;
import java.time.ZoneId;

/// Dates and timestamps plus or minus lengths of time.
final class Shifting {
    private static final long SECONDS_PER_DAY = 86_400;

    private Shifting() {}

    /// A date plus days, or a timestamp plus a duration or months, in either order.
    static Column shift(Arithmetic.Operator operator, Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        long sign = operator == Arithmetic.Operator.MINUS ? -1 : 1;
        boolean turned = !arguments.column(0).type().equals(arguments.type());
        Column start = arguments.column(turned ? 1 : 0);
        Column length = arguments.column(turned ? 0 : 1);
        Shift shift = Shift.of(start.type(), length.type());
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            long from = start.getLong(row);
            long by = sign * length.getLong(row);
            long to = shifted(shift, from, by);
            Integers.set(out.values(), row, out.width(), to);
        }
        return out;
    }

    /// How a point of time moves.
    ///
    /// @param start its type
    /// @param months whether by months, else by a count
    /// @param multiplier what the count is multiplied by
    /// @param divisor what it is divided by then
    /// @param perSecond how many units of the start make a second
    private record Shift(
            DataType start, boolean months, long multiplier, long divisor, long perSecond) {
        static Shift of(DataType start, DataType length) {
            if (!(start instanceof TimestampType stamp)) return new Shift(start, false, 1, 1, 1);
            long perSecond = stamp.resolution().perSecond();
            return switch (length) {
                case DurationType(TimeResolution unit) ->
                        new Shift(
                                start,
                                false,
                                Math.max(1, perSecond / unit.perSecond()),
                                Math.max(1, unit.perSecond() / perSecond),
                                perSecond);
                case MonthIntervalType _ -> new Shift(start, true, 1, 1, perSecond);
                default -> throw new AssertionError("no shift of " + start + " by " + length);
            };
        }
    }

    private static long shifted(Shift shift, long from, long by) {
        try {
            if (shift.months) return plusMonths(from, by, (TimestampType) shift.start);
            long count = Math.floorDiv(Math.multiplyExact(by, shift.multiplier), shift.divisor);
            long to = Math.addExact(from, count);
            return shift.start instanceof DateType ? Math.toIntExact(to) : to;
        } catch (ArithmeticException e) {
            throw new DataException(
                    Problem.of("the result does not fit " + shift.start)
                            .got(from + " and " + by)
                            .remedy("use smaller lengths of time"),
                    e);
        }
    }

    // A day that the month has not becomes its last one. In a zone it is the clock that stays.
    private static long plusMonths(long from, long months, TimestampType type) {
        long perSecond = type.resolution().perSecond();
        if (type.hasZone()) return plusMonthsInZone(from, months, type);
        long perDay = SECONDS_PER_DAY * perSecond;
        long moved = Calendar.plusMonths(Math.floorDiv(from, perDay), months);
        return Math.addExact(Math.multiplyExact(moved, perDay), Math.floorMod(from, perDay));
    }

    private static long plusMonthsInZone(long from, long months, TimestampType type) {
        long perSecond = type.resolution().perSecond();
        ZoneId zone = ZoneId.of(type.zone());
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(from, perSecond));
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
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
}
