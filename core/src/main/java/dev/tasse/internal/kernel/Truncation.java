package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.TimestampType;

import java.lang.foreign.MemorySegment;

/// `date_trunc`: timestamps cut down to a unit, in the zone of the column.
final class Truncation {
    private Truncation() {}

    static Column truncate(Arguments arguments) {
        Lease lease = arguments.lease();
        TimestampType type = (TimestampType) arguments.type();
        LocalTimes times = LocalTimes.of(arguments.column(1), lease);
        FixedColumn local = arguments.fixedResult();
        StringColumn units = arguments.text(0);
        long rows = arguments.rows();
        // Rows with the same unit, which all have nearly always, go together.
        for (long from = 0; from < rows; ) {
            long to = sameUntil(units, from, rows);
            if (local.validity().count() > 0 && !units.isNull(from)) {
                DatePart unit = DatePart.unit(units.getString(from));
                long factor = type.resolution().perSecond() / times.perSecond();
                truncate(unit, slice(times, from, to), factor, slice(local.values(), from, to));
            }
            from = to;
        }
        return LocalTimes.column(local, type, lease);
    }

    static long sameUntil(StringColumn texts, long from, long rows) {
        MemorySegment views = texts.views();
        long low = StringViews.low(views, from);
        long high = StringViews.high(views, from);
        long to = from + 1;
        while (to < rows
                && StringViews.low(views, to) == low
                && StringViews.high(views, to) == high
                && texts.isNull(to) == texts.isNull(from)) {
            to++;
        }
        return to;
    }

    private static LocalTimes slice(LocalTimes times, long from, long to) {
        return new LocalTimes(slice(times.ticks(), from, to), times.perSecond(), to - from);
    }

    private static MemorySegment slice(MemorySegment longs, long from, long to) {
        return longs.asSlice(from * Long.BYTES, (to - from) * Long.BYTES);
    }

    private static void truncate(DatePart unit, LocalTimes times, long factor, MemorySegment out) {
        long perSecond = times.perSecond();
        switch (unit) {
            case MICROSECOND -> cut(times, Math.max(1, perSecond / 1_000_000), factor, out);
            case MILLISECOND -> cut(times, Math.max(1, perSecond / 1_000), factor, out);
            case SECOND -> cut(times, perSecond, factor, out);
            case MINUTE -> cut(times, 60 * perSecond, factor, out);
            case HOUR -> cut(times, 3_600 * perSecond, factor, out);
            case DAY -> cut(times, times.perDay(), factor, out);
            default -> days(unit, times, factor, out);
        }
    }

    private static void cut(LocalTimes times, long unit, long factor, MemorySegment out) {
        for (long row = 0; row < times.rows(); row++) {
            long tick = times.ticks().getAtIndex(Layouts.LONG, row);
            out.setAtIndex(Layouts.LONG, row, (tick - Math.floorMod(tick, unit)) * factor);
        }
    }

    private static void days(DatePart unit, LocalTimes times, long factor, MemorySegment out) {
        long perDay = times.perDay();
        for (long row = 0; row < times.rows(); row++) {
            long day = Math.floorDiv(times.ticks().getAtIndex(Layouts.LONG, row), perDay);
            out.setAtIndex(Layouts.LONG, row, first(unit, day) * perDay * factor);
        }
    }

    /// The first day of the unit in which `day` lies.
    private static long first(DatePart unit, long day) {
        if (unit == DatePart.WEEK) return day + 1 - Calendar.isoDayOfWeek(day);
        long civil = Calendar.civil(day);
        if (unit == DatePart.MONTH) return day + 1 - Calendar.day(civil);
        if (unit == DatePart.QUARTER) {
            int month = (Calendar.month(civil) - 1) / 3 * 3 + 1;
            return Calendar.epochDay(Calendar.year(civil), month, 1);
        }
        long year = Calendar.year(civil);
        // Years before our era are cut towards zero, as DuckDB does.
        long first =
                switch (unit) {
                    case DECADE -> year / 10 * 10;
                    case CENTURY -> year / 100 * 100;
                    case MILLENNIUM -> year / 1000 * 1000;
                    default -> year;
                };
        return Calendar.epochDay(first, 1, 1);
    }
}
