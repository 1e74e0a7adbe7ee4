package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

/// How many units of time lie between two dates or timestamps.
final class Distances {
    private static final long SECONDS_PER_DAY = 86_400;

    private Distances() {}

    /// How many borders of the unit are crossed from the first to the second; for weeks, how many
    /// times seven days.
    static Column borders(Arguments arguments) {
        return apply(arguments, true);
    }

    /// How many whole units pass from the first to the second.
    static Column whole(Arguments arguments) {
        return apply(arguments, false);
    }

    private static Column apply(Arguments arguments, boolean borders) {
        Lease lease = arguments.lease();
        FixedColumn out = arguments.fixedResult();
        LocalTimes starts = LocalTimes.of(arguments.column(1), lease);
        LocalTimes ends = LocalTimes.of(arguments.column(2), lease);
        StringColumn units = arguments.text(0);
        for (long from = 0; from < arguments.rows(); ) {
            long to = Truncation.sameUntil(units, from, arguments.rows());
            if (!units.isNull(from)) {
                DatePart unit = DatePart.unit(units.getString(from));
                for (long row = from; row < to; row++) {
                    if (!out.validity().get(row)) continue;
                    long a = starts.ticks().getAtIndex(Layouts.LONG, row);
                    long b = ends.ticks().getAtIndex(Layouts.LONG, row);
                    long distance =
                            borders
                                    ? borders(unit, a, b, starts.perSecond())
                                    : whole(unit, a, b, starts.perSecond());
                    out.values().setAtIndex(Layouts.LONG, row, distance);
                }
            }
            from = to;
        }
        return out;
    }

    private static long borders(DatePart unit, long a, long b, long perSecond) {
        long perDay = SECONDS_PER_DAY * perSecond;
        return switch (unit) {
            case MICROSECOND ->
                    DateParts.rescaled(b, perSecond, 1_000_000)
                            - DateParts.rescaled(a, perSecond, 1_000_000);
            case MILLISECOND ->
                    DateParts.rescaled(b, perSecond, 1_000)
                            - DateParts.rescaled(a, perSecond, 1_000);
            case SECOND -> cut(b, perSecond) - cut(a, perSecond);
            case MINUTE -> cut(b, 60 * perSecond) - cut(a, 60 * perSecond);
            case HOUR -> cut(b, 3_600 * perSecond) - cut(a, 3_600 * perSecond);
            case DAY -> cut(b, perDay) - cut(a, perDay);
            case WEEK -> (cut(b, perDay) - cut(a, perDay)) / 7;
            case MONTH -> months(cut(b, perDay)) - months(cut(a, perDay));
            case QUARTER -> cut(months(cut(b, perDay)), 3) - cut(months(cut(a, perDay)), 3);
            case YEAR -> years(b, perDay, 1) - years(a, perDay, 1);
            case DECADE -> years(b, perDay, 10) - years(a, perDay, 10);
            case CENTURY -> years(b, perDay, 100) - years(a, perDay, 100);
            case MILLENNIUM -> years(b, perDay, 1_000) - years(a, perDay, 1_000);
            case DAY_OF_WEEK, ISO_DAY_OF_WEEK, DAY_OF_YEAR, ISO_YEAR, YEAR_WEEK ->
                    throw new AssertionError("no unit: " + unit);
        };
    }

    private static long whole(DatePart unit, long a, long b, long perSecond) {
        long perDay = SECONDS_PER_DAY * perSecond;
        long ticks = b - a;
        return switch (unit) {
            case MICROSECOND -> scaled(ticks, perSecond, 1_000_000);
            case MILLISECOND -> scaled(ticks, perSecond, 1_000);
            case SECOND -> ticks / perSecond;
            case MINUTE -> ticks / (60 * perSecond);
            case HOUR -> ticks / (3_600 * perSecond);
            case DAY -> ticks / perDay;
            case WEEK -> ticks / (7 * perDay);
            case MONTH -> wholeMonths(a, b, perDay);
            case QUARTER -> wholeMonths(a, b, perDay) / 3;
            case YEAR -> wholeMonths(a, b, perDay) / 12;
            case DECADE -> wholeMonths(a, b, perDay) / 120;
            case CENTURY -> wholeMonths(a, b, perDay) / 1_200;
            case MILLENNIUM -> wholeMonths(a, b, perDay) / 12_000;
            case DAY_OF_WEEK, ISO_DAY_OF_WEEK, DAY_OF_YEAR, ISO_YEAR, YEAR_WEEK ->
                    throw new AssertionError("no unit: " + unit);
        };
    }

    private static long cut(long value, long unit) {
        return Math.floorDiv(value, unit);
    }

    private static long scaled(long ticks, long perSecond, long wanted) {
        return wanted >= perSecond ? ticks * (wanted / perSecond) : ticks / (perSecond / wanted);
    }

    private static long months(long day) {
        long civil = Calendar.civil(day);
        return 12 * Calendar.year(civil) + Calendar.month(civil) - 1;
    }

    private static long years(long ticks, long perDay, long years) {
        return Calendar.year(Calendar.civil(cut(ticks, perDay))) / years;
    }

    // A month has passed when its day and time have come, or the end of a shorter month.
    private static long wholeMonths(long a, long b, long perDay) {
        if (a > b) return -wholeMonths(b, a, perDay);
        long startDay = cut(a, perDay);
        long endDay = cut(b, perDay);
        long months = months(endDay) - months(startDay);
        long reached = Calendar.plusMonths(startDay, months) * perDay + Math.floorMod(a, perDay);
        return reached > b ? months - 1 : months;
    }
}
