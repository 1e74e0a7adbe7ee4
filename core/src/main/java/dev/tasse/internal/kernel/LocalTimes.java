package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DateType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;

import java.lang.foreign.MemorySegment;

/// Dates, times and timestamps as the clock on the wall shows them: a count of ticks since
/// 1970-01-01 without a zone.
///
/// @param ticks the counts, 8 bytes each; of nulls they mean nothing
/// @param perSecond how many ticks make a second
/// @param rows how many there are
record LocalTimes(MemorySegment ticks, long perSecond, long rows) {
    private static final long SECONDS_PER_DAY = 86_400;

    /// The ticks of `column`; those of dates are seconds.
    static LocalTimes of(Column column, Lease lease) {
        FixedColumn fixed = (FixedColumn) column;
        return switch (fixed.type()) {
            case DateType _ -> ofDates(fixed, lease);
            case TimeType(TimeResolution resolution) ->
                    new LocalTimes(fixed.values(), resolution.perSecond(), fixed.length());
            case TimestampType stamp when stamp.hasZone() -> ofInstants(fixed, stamp, lease);
            case TimestampType stamp ->
                    new LocalTimes(fixed.values(), stamp.resolution().perSecond(), fixed.length());
            default -> throw new AssertionError("no time: " + fixed.type());
        };
    }

    private static LocalTimes ofDates(FixedColumn dates, Lease lease) {
        MemorySegment ticks = lease.allocate(dates.length() * Long.BYTES);
        for (long row = 0; row < dates.length(); row++) {
            long day = dates.values().getAtIndex(Layouts.INT, row);
            ticks.setAtIndex(Layouts.LONG, row, day * SECONDS_PER_DAY);
        }
        return new LocalTimes(ticks, 1, dates.length());
    }

    private static LocalTimes ofInstants(FixedColumn stamps, TimestampType type, Lease lease) {
        long perSecond = type.resolution().perSecond();
        ZoneOffsets offsets = new ZoneOffsets(type.zone());
        MemorySegment ticks = lease.allocate(stamps.length() * Long.BYTES);
        for (long row = 0; row < stamps.length(); row++) {
            long instant = stamps.values().getAtIndex(Layouts.LONG, row);
            long offset = 0;
            if (stamps.validity().get(row)) {
                offset = offsets.at(Math.floorDiv(instant, perSecond));
            }
            ticks.setAtIndex(Layouts.LONG, row, instant + offset * perSecond);
        }
        return new LocalTimes(ticks, perSecond, stamps.length());
    }

    /// Ticks of a day.
    long perDay() {
        return perSecond * SECONDS_PER_DAY;
    }

    /// The day of each row, counted from 1970-01-01, 8 bytes each.
    MemorySegment days(Lease lease) {
        MemorySegment days = lease.allocate(rows * Long.BYTES);
        long perDay = perDay();
        for (long row = 0; row < rows; row++) {
            long tick = ticks.getAtIndex(Layouts.LONG, row);
            days.setAtIndex(Layouts.LONG, row, Math.floorDiv(tick, perDay));
        }
        return days;
    }

    /// The same ticks in a column of `type`, which counts in the same unit: the instants at which
    /// the clock shows them if it has a zone.
    static FixedColumn column(FixedColumn local, TimestampType type, Lease lease) {
        if (!type.hasZone()) return local;
        long perSecond = type.resolution().perSecond();
        ZoneOffsets offsets = new ZoneOffsets(type.zone());
        FixedColumn out = FixedColumn.allocate(lease, type, local.length(), local.validity());
        for (long row = 0; row < local.length(); row++) {
            if (!local.validity().get(row)) continue;
            long tick = local.values().getAtIndex(Layouts.LONG, row);
            long second = Math.floorDiv(tick, perSecond);
            long moved = tick - offsets.ofLocal(second) * perSecond;
            out.values().setAtIndex(Layouts.LONG, row, moved);
        }
        return out;
    }
}
