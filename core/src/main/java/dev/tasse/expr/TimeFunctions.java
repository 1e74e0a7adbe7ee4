package dev.tasse.expr;

import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Functions of dates and timestamps, in the zone of the column: `col("pickup").time().hour()`.
///
/// A null argument makes a null.
///
/// @param of the date or timestamp
public record TimeFunctions(Expr of) {
    /// The year.
    public Expr year() {
        return Expr.call("year", of);
    }

    /// The quarter, 1 to 4.
    public Expr quarter() {
        return Expr.call("quarter", of);
    }

    /// The month, 1 to 12.
    public Expr month() {
        return Expr.call("month", of);
    }

    /// The week of ISO 8601, 1 to 53.
    public Expr week() {
        return Expr.call("week", of);
    }

    /// The day of the month.
    public Expr day() {
        return Expr.call("day", of);
    }

    /// The day of the week: 0 is Sunday.
    public Expr dayOfWeek() {
        return Expr.call("dayOfWeek", of);
    }

    /// The day of the year, from 1.
    public Expr dayOfYear() {
        return Expr.call("dayOfYear", of);
    }

    /// The hour of the day.
    public Expr hour() {
        return Expr.call("hour", of);
    }

    /// The minute of the hour.
    public Expr minute() {
        return Expr.call("minute", of);
    }

    /// The second of the minute.
    public Expr second() {
        return Expr.call("second", of);
    }

    /// The milliseconds of the minute, those of its seconds among them, as in SQL.
    public Expr millisecond() {
        return Expr.call("millisecond", of);
    }

    /// Seconds since 1970-01-01 in UTC, with a fraction.
    public Expr epoch() {
        return Expr.call("epoch", of);
    }

    /// Cut down to `unit`, as a timestamp.
    ///
    /// @throws dev.tasse.error.PlanException in the plan, for a unit that time is not cut into
    public Expr truncate(ChronoUnit unit) {
        return Expr.call("truncate", name(unit), of);
    }

    /// How many borders of `unit` are crossed from this to `end`.
    public Expr until(Object end, ChronoUnit unit) {
        return Expr.call("dateDiff", name(unit), of, end);
    }

    /// The last day of the month, as a date.
    public Expr lastDay() {
        return Expr.call("lastDay", of);
    }

    /// As text in the format `format`: `%Y-%m-%d %H:%M:%S`.
    public Expr format(String format) {
        return Expr.call("formatTime", of, format);
    }

    private static String name(ChronoUnit unit) {
        return switch (unit) {
            case MICROS -> "microsecond";
            case MILLIS -> "millisecond";
            case MILLENNIA -> "millennium";
            case CENTURIES -> "century";
            default -> unit.toString().toLowerCase(Locale.ROOT).replaceAll("s$", "");
        };
    }
}
