package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.IntType;
import dev.tasse.type.TimestampType;

import java.lang.foreign.MemorySegment;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/// Parts of dates, times and timestamps, in the zone of the column.
final class DateParts {
    private static final long MILLIS = 1_000;
    private static final long MICROS = 1_000_000;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3_600;

    private DateParts() {}

    static Column part(DatePart part, Arguments arguments) {
        Lease lease = arguments.lease();
        FixedColumn out = arguments.fixedResult();
        LocalTimes times = LocalTimes.of(arguments.column(0), lease);
        if (part.isOfDay()) {
            ofDay(part, times, out.values());
        } else {
            ofDate(part, times.days(lease), out.values(), arguments.rows());
        }
        return out;
    }

    private static void ofDay(DatePart part, LocalTimes times, MemorySegment out) {
        long perSecond = times.perSecond();
        switch (part) {
            case HOUR -> quotients(times, times.perDay(), SECONDS_PER_HOUR * perSecond, out);
            case MINUTE ->
                    quotients(
                            times,
                            SECONDS_PER_HOUR * perSecond,
                            SECONDS_PER_MINUTE * perSecond,
                            out);
            case SECOND -> quotients(times, SECONDS_PER_MINUTE * perSecond, perSecond, out);
            case MILLISECOND -> scaled(times, SECONDS_PER_MINUTE * perSecond, MILLIS, out);
            default -> scaled(times, SECONDS_PER_MINUTE * perSecond, MICROS, out);
        }
    }

    /// How many `unit`s the ticks are within `whole`.
    private static void quotients(LocalTimes times, long whole, long unit, MemorySegment out) {
        for (long row = 0; row < times.rows(); row++) {
            long tick = times.ticks().getAtIndex(Layouts.LONG, row);
            out.setAtIndex(Layouts.LONG, row, Math.floorMod(tick, whole) / unit);
        }
    }

    /// The ticks within `whole` in a unit of which a second has `perSecond`.
    private static void scaled(LocalTimes times, long whole, long perSecond, MemorySegment out) {
        for (long row = 0; row < times.rows(); row++) {
            long tick = Math.floorMod(times.ticks().getAtIndex(Layouts.LONG, row), whole);
            out.setAtIndex(Layouts.LONG, row, rescaled(tick, times.perSecond(), perSecond));
        }
    }

    /// `ticks` of one unit in another, rounded towards the past.
    static long rescaled(long ticks, long perSecond, long wanted) {
        return wanted >= perSecond
                ? ticks * (wanted / perSecond)
                : Math.floorDiv(ticks, perSecond / wanted);
    }

    private static void ofDate(DatePart part, MemorySegment days, MemorySegment out, long rows) {
        for (long row = 0; row < rows; row++) {
            long day = days.getAtIndex(Layouts.LONG, row);
            out.setAtIndex(Layouts.LONG, row, ofDate(part, day));
        }
    }

    private static long ofDate(DatePart part, long day) {
        return switch (part) {
            case YEAR -> Calendar.year(Calendar.civil(day));
            case MONTH -> Calendar.month(Calendar.civil(day));
            case DAY -> Calendar.day(Calendar.civil(day));
            case QUARTER -> (Calendar.month(Calendar.civil(day)) + 2) / 3;
            case DAY_OF_WEEK -> Calendar.isoDayOfWeek(day) % 7;
            case ISO_DAY_OF_WEEK -> Calendar.isoDayOfWeek(day);
            case DAY_OF_YEAR -> Calendar.dayOfYear(day);
            case WEEK -> week(day);
            case ISO_YEAR -> Calendar.year(Calendar.civil(Calendar.thursday(day)));
            case YEAR_WEEK -> yearWeek(day);
            case DECADE -> Calendar.year(Calendar.civil(day)) / 10;
            case CENTURY -> era(Calendar.year(Calendar.civil(day)), 100);
            case MILLENNIUM -> era(Calendar.year(Calendar.civil(day)), 1000);
            case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND ->
                    throw new AssertionError(part + " of a day");
        };
    }

    private static long week(long day) {
        return (Calendar.dayOfYear(Calendar.thursday(day)) - 1L) / 7 + 1;
    }

    private static long yearWeek(long day) {
        long year = Calendar.year(Calendar.civil(Calendar.thursday(day)));
        return year * 100 + (year > 0 ? week(day) : -week(day));
    }

    // There is no century zero: the first ends with the year 100, that before it with the year 0.
    private static long era(long year, int years) {
        return year > 0 ? (year - 1) / years + 1 : year / years - 1;
    }

    /// Seconds since 1970-01-01 in UTC, with a fraction.
    static Column epoch(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        FixedColumn in = (FixedColumn) arguments.column(0);
        if (in.type() instanceof TimestampType stamp) {
            double perSecond = stamp.resolution().perSecond();
            for (long row = 0; row < arguments.rows(); row++) {
                double ticks = in.values().getAtIndex(Layouts.LONG, row);
                out.values().setAtIndex(Layouts.DOUBLE, row, ticks / perSecond);
            }
            return out;
        }
        LocalTimes times = LocalTimes.of(in, arguments.lease());
        for (long row = 0; row < arguments.rows(); row++) {
            double seconds = times.ticks().getAtIndex(Layouts.LONG, row);
            out.values().setAtIndex(Layouts.DOUBLE, row, seconds);
        }
        return out;
    }

    /// Milliseconds since 1970-01-01 in UTC of a date or timestamp, or the timestamp of such a
    /// number.
    static Column epochMillis(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        FixedColumn in = (FixedColumn) arguments.column(0);
        if (in.type() instanceof IntType) {
            MakingTimes.scaled(in, MICROS / MILLIS, out);
            return out;
        }
        boolean stamped = in.type() instanceof TimestampType;
        LocalTimes times =
                stamped
                        ? new LocalTimes(
                                in.values(),
                                ((TimestampType) in.type()).resolution().perSecond(),
                                in.length())
                        : LocalTimes.of(in, arguments.lease());
        for (long row = 0; row < arguments.rows(); row++) {
            long tick = times.ticks().getAtIndex(Layouts.LONG, row);
            out.values().setAtIndex(Layouts.LONG, row, roundedMillis(tick, times.perSecond()));
        }
        return out;
    }

    /// `ticks` in milliseconds, rounded to the nearest, half away from zero, as DuckDB does.
    private static long roundedMillis(long ticks, long perSecond) {
        if (perSecond <= MILLIS) return ticks * (MILLIS / perSecond);
        long unit = perSecond / MILLIS;
        long rest = ticks % unit;
        boolean up = 2 * Math.abs(rest) >= unit;
        return ticks / unit + (up ? Long.signum(rest) : 0);
    }

    /// The last day of the month.
    static Column lastDay(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        MemorySegment days =
                LocalTimes.of(arguments.column(0), arguments.lease()).days(arguments.lease());
        for (long row = 0; row < arguments.rows(); row++) {
            long day = days.getAtIndex(Layouts.LONG, row);
            long civil = Calendar.civil(day);
            int length = Calendar.length((int) Calendar.year(civil), Calendar.month(civil));
            long last = day - Calendar.day(civil) + length;
            out.values().setAtIndex(Layouts.INT, row, (int) last);
        }
        return out;
    }

    /// The name of the month in English.
    static Column monthName(Arguments arguments) {
        return named(arguments, true);
    }

    /// The name of the day of the week in English.
    static Column dayName(Arguments arguments) {
        return named(arguments, false);
    }

    private static Column named(Arguments arguments, boolean month) {
        Bitmap validity = arguments.validity();
        MemorySegment days =
                LocalTimes.of(arguments.column(0), arguments.lease()).days(arguments.lease());
        ColumnBuilder out = ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) {
                out.appendNull();
                continue;
            }
            long day = days.getAtIndex(Layouts.LONG, row);
            out.appendString(month ? monthName(day) : dayName(day));
        }
        return out.finish();
    }

    static String monthName(long day) {
        return Month.of(Calendar.month(Calendar.civil(day)))
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String dayName(long day) {
        return DayOfWeek.of(Calendar.isoDayOfWeek(day))
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
