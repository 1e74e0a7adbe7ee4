package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Layouts;

/// Dates and timestamps put together from numbers.
final class MakingTimes {
    private static final long MICROS = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int LAST_YEAR = 5_000_000;

    private MakingTimes() {}

    /// A date of year, month and day.
    static Column date(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            out.values().setAtIndex(Layouts.INT, row, Math.toIntExact(day(arguments, row)));
        }
        return out;
    }

    private static long day(Arguments arguments, long row) {
        long year = arguments.values(0).getAtIndex(Layouts.LONG, row);
        long month = arguments.values(1).getAtIndex(Layouts.LONG, row);
        long day = arguments.values(2).getAtIndex(Layouts.LONG, row);
        boolean small = Math.abs(year) <= LAST_YEAR && month >= 1 && month <= 12;
        if (small && day >= 1 && day <= 31 && Calendar.isDate((int) year, (int) month, (int) day)) {
            return Calendar.epochDay(year, (int) month, (int) day);
        }
        throw new DataException(
                Problem.of("there is no day " + year + "-" + month + "-" + day)
                        .remedy("give a year, a month from 1 to 12 and a day of it"));
    }

    /// A timestamp of year, month, day, hour, minute and second with a fraction.
    static Column timestamp(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            long day = day(arguments, row);
            long hour = arguments.values(3).getAtIndex(Layouts.LONG, row);
            long minute = arguments.values(4).getAtIndex(Layouts.LONG, row);
            double second = arguments.values(5).getAtIndex(Layouts.DOUBLE, row);
            boolean fits =
                    hour >= 0
                            && hour < 24
                            && minute >= 0
                            && minute < 60
                            && second >= 0
                            && second < 61;
            if (!fits) {
                throw new DataException(
                        Problem.of("there is no time " + hour + ":" + minute + ":" + second)
                                .expected("0:0:0 to 23:59:60"));
            }
            long seconds = day * SECONDS_PER_DAY + hour * 3_600 + minute * 60;
            long micros = Math.multiplyExact(seconds, MICROS) + Math.round(second * MICROS);
            out.values().setAtIndex(Layouts.LONG, row, micros);
        }
        return out;
    }

    /// The instant so many seconds after 1970-01-01 in UTC.
    static Column ofSeconds(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            double seconds = arguments.values(0).getAtIndex(Layouts.DOUBLE, row);
            double micros = Math.rint(seconds * MICROS);
            if (!(Math.abs(micros) < Long.MAX_VALUE)) {
                throw new DataException(
                        Problem.of("there is no timestamp " + seconds + " seconds after 1970"));
            }
            out.values().setAtIndex(Layouts.LONG, row, (long) micros);
        }
        return out;
    }

    /// Whole numbers times `factor`.
    static void scaled(FixedColumn in, long factor, FixedColumn out) {
        for (long row = 0; row < in.length(); row++) {
            if (!in.validity().get(row)) continue;
            long value = in.values().getAtIndex(Layouts.LONG, row);
            if (Math.multiplyHigh(value, factor) != (value * factor) >> 63) {
                throw Overflow.of(value + " milliseconds", out.type().toString());
            }
            out.values().setAtIndex(Layouts.LONG, row, value * factor);
        }
    }
}
