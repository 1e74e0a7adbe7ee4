package dev.tasse.internal.operator;

import static dev.tasse.internal.operator.FunctionCheck.FAILS;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.type.DataType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.function.Function;

/// Functions of dates and timestamps against `java.time`.
@ExtendWith(LeakCheck.class)
final class TimeFunctionsTest {
    private static final Object[] DAYS = {
        LocalDate.of(1970, 1, 1), LocalDate.of(1969, 12, 31), LocalDate.of(2000, 2, 29),
        LocalDate.of(1900, 3, 1), LocalDate.of(2024, 12, 30), LocalDate.of(2021, 1, 3),
        LocalDate.of(1, 1, 1), LocalDate.of(0, 12, 31), LocalDate.of(-44, 3, 15),
        LocalDate.of(9999, 12, 31), LocalDate.of(250000, 7, 4)
    };
    private static final Object[] TIMES = {
        LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
        LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789_012_000),
                LocalDateTime.of(1900, 1, 1, 1, 2, 3),
        LocalDateTime.of(-1, 6, 30, 18, 0, 0, 1_000), LocalDateTime.of(2024, 12, 31, 23, 0)
    };
    private static final DataType ZONED =
            new TimestampType(TimeResolution.MICROS, "America/New_York");
    private static final Object[] INSTANTS = {
        Instant.EPOCH,
        Instant.parse("2024-03-10T06:59:59.5Z"),
        Instant.parse("2024-03-10T07:00:00Z"),
        Instant.parse("2024-11-03T05:30:00Z"),
        Instant.parse("2024-11-03T06:30:00Z"),
        Instant.parse("1883-11-18T12:00:00Z"),
        Instant.parse("2100-07-01T00:00:00Z")
    };

    @Test
    void partsAreThoseOfTheCalendar() {
        part("year", d -> (long) d.getYear());
        part("month", d -> (long) d.getMonthValue());
        part("day", d -> (long) d.getDayOfMonth());
        part("quarter", d -> (long) d.get(IsoFields.QUARTER_OF_YEAR));
        part("dayOfYear", d -> (long) d.getDayOfYear());
        part("isoDayOfWeek", d -> (long) d.getDayOfWeek().getValue());
        part("dayOfWeek", d -> (long) d.getDayOfWeek().getValue() % 7);
        part("week", d -> (long) d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        part("isoYear", d -> (long) d.get(IsoFields.WEEK_BASED_YEAR));
        part("hour", d -> (long) d.getHour());
        part("minute", d -> (long) d.getMinute());
        part("second", d -> (long) d.getSecond());
        part("millisecond", d -> d.getSecond() * 1_000L + d.getNano() / 1_000_000);
        part("microsecond", d -> d.getSecond() * 1_000_000L + d.getNano() / 1_000);
        FunctionCheck.of("lastDay")
                .over(DataType.DATE, DAYS)
                .strictly(row ->
                        ((LocalDate) row.get(0))
                                .with(java.time.temporal.TemporalAdjusters.lastDayOfMonth()));
    }

    private static void part(String name, Function<LocalDateTime, Long> plain) {
        FunctionCheck.of(name)
                .over(DataType.DATE, DAYS)
                .strictly(row -> plain.apply(((LocalDate) row.get(0)).atStartOfDay()));
        FunctionCheck.of(name)
                .over(DataType.TIMESTAMP, TIMES)
                .strictly(row -> plain.apply((LocalDateTime) row.get(0)));
        FunctionCheck.of(name)
                .over(ZONED, INSTANTS)
                .strictly(row -> plain.apply(local((Instant) row.get(0))));
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.of("America/New_York"));
    }

    @Test
    void truncationKeepsTheUnit() {
        Object[] units = {
            "second", "minute", "hour", "day", "month", "year", "quarter", "week", "decade"
        };
        FunctionCheck.of("truncate")
                .over(DataType.STRING, units)
                .over(DataType.TIMESTAMP, TIMES)
                .strictly(row -> truncated((String) row.get(0), (LocalDateTime) row.get(1)));
        FunctionCheck.of("truncate")
                .over(DataType.STRING, units)
                .over(DataType.DATE, DAYS)
                .strictly(row ->
                        truncated((String) row.get(0), ((LocalDate) row.get(1)).atStartOfDay()));
        FunctionCheck.of("truncate")
                .over(DataType.STRING, "day", "month")
                .over(ZONED, INSTANTS)
                .strictly(row ->
                        truncated((String) row.get(0), local((Instant) row.get(1)))
                                .atZone(ZoneId.of("America/New_York"))
                                .toInstant());
    }

    private static LocalDateTime truncated(String unit, LocalDateTime time) {
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case "second" -> time.truncatedTo(ChronoUnit.SECONDS);
            case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
            case "day" -> day;
            case "week" -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case "month" -> day.withDayOfMonth(1);
            case "quarter" ->
                    day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case "year" -> day.withDayOfYear(1);
            default -> day.withDayOfYear(1).withYear(day.getYear() / 10 * 10);
        };
    }

    @Test
    void lengthsOfTimeAreAdded() {
        FunctionCheck.of("plus")
                .over(DataType.DATE, DAYS)
                .over(DataType.INT64, 0L, 1L, -400L, 40L)
                .strictly(row -> ((LocalDate) row.get(0)).plusDays((long) row.get(1)));
        FunctionCheck.of("plus")
                .over(DataType.INT64, 0L, -1L)
                .over(DataType.DATE, DAYS)
                .strictly(row -> ((LocalDate) row.get(1)).plusDays((long) row.get(0)));
        FunctionCheck.of("minus")
                .over(DataType.DATE, DAYS)
                .over(DataType.DATE, DAYS)
                .strictly(row ->
                        ChronoUnit.DAYS.between((LocalDate) row.get(1), (LocalDate) row.get(0)));
        FunctionCheck.of("plus")
                .over(DataType.TIMESTAMP, TIMES)
                .over(
                        DataType.MONTHS,
                        Period.ofMonths(1),
                        Period.ofMonths(-13),
                        Period.ofMonths(48))
                .strictly(row ->
                        ((LocalDateTime) row.get(0))
                                .plusMonths(((Period) row.get(1)).toTotalMonths()));
        FunctionCheck.of("minus")
                .over(DataType.TIMESTAMP, TIMES)
                .over(DataType.DURATION, Duration.ofHours(30), Duration.ofMillis(-1))
                .strictly(row -> ((LocalDateTime) row.get(0)).minus((Duration) row.get(1)));
        FunctionCheck.of("minus")
                .over(DataType.TIMESTAMP, TIMES)
                .over(DataType.TIMESTAMP, TIMES)
                .strictly(row ->
                        Duration.between((LocalDateTime) row.get(1), (LocalDateTime) row.get(0)));
        FunctionCheck.of("plus")
                .over(ZONED, INSTANTS)
                .over(DataType.MONTHS, Period.ofMonths(1))
                .strictly(row ->
                        ((Instant) row.get(0))
                                .atZone(ZoneId.of("America/New_York"))
                                .plusMonths(1)
                                .toInstant());
    }

    @Test
    void distancesCountBordersOrWholeUnits() {
        Object[] days = {
            LocalDate.of(2024, 1, 31),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2023, 12, 31),
            LocalDate.of(2030, 7, 15)
        };
        FunctionCheck.of("dateDiff")
                .over(DataType.STRING, "day", "month", "year")
                .over(DataType.DATE, days)
                .over(DataType.DATE, days)
                .strictly(row ->
                        borders(
                                (String) row.get(0),
                                (LocalDate) row.get(1),
                                (LocalDate) row.get(2)));
        FunctionCheck.of("dateDiff")
                .over(DataType.STRING, "hour")
                .over(DataType.TIMESTAMP, TIMES)
                .over(DataType.TIMESTAMP, TIMES)
                .strictly(row ->
                        ChronoUnit.HOURS.between(
                                ((LocalDateTime) row.get(1)).truncatedTo(ChronoUnit.HOURS),
                                ((LocalDateTime) row.get(2)).truncatedTo(ChronoUnit.HOURS)));
        FunctionCheck.of("dateSub")
                .over(DataType.STRING, "day", "hour")
                .over(DataType.TIMESTAMP, TIMES)
                .over(DataType.TIMESTAMP, TIMES)
                .strictly(row ->
                        ("day".equals(row.get(0)) ? ChronoUnit.DAYS : ChronoUnit.HOURS)
                                .between((LocalDateTime) row.get(1), (LocalDateTime) row.get(2)));
    }

    private static long borders(String unit, LocalDate a, LocalDate b) {
        return switch (unit) {
            case "day" -> ChronoUnit.DAYS.between(a, b);
            case "month" -> ChronoUnit.MONTHS.between(a.withDayOfMonth(1), b.withDayOfMonth(1));
            default -> (long) b.getYear() - a.getYear();
        };
    }

    @Test
    void formatsAreWrittenAndRead() {
        DateTimeFormatter java =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS|EEEE hh a", Locale.ENGLISH);
        Object[] times = {TIMES[0], TIMES[1], TIMES[2], TIMES[3], TIMES[5]};
        FunctionCheck.of("formatTime")
                .over(DataType.TIMESTAMP, times)
                .over(DataType.STRING, "%Y-%m-%d %H:%M:%S.%f|%A %I %p")
                .strictly(row -> java.format((LocalDateTime) row.get(0)));
        DateTimeFormatter days = DateTimeFormatter.ofPattern("EEE DDD", Locale.ENGLISH);
        FunctionCheck.of("formatTime")
                .over(DataType.TIMESTAMP, times)
                .over(DataType.STRING, "%a %j")
                .strictly(row -> days.format((LocalDateTime) row.get(0)));
        DateTimeFormatter months = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
        FunctionCheck.of("formatTime")
                .over(DataType.TIMESTAMP, times)
                .over(DataType.STRING, "%b")
                .strictly(row -> months.format((LocalDateTime) row.get(0)));
        DateTimeFormatter longMonths = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
        FunctionCheck.of("formatTime")
                .over(DataType.TIMESTAMP, times)
                .over(DataType.STRING, "%B")
                .strictly(row -> longMonths.format((LocalDateTime) row.get(0)));
        FunctionCheck.of("parseTime")
                .over(
                        DataType.STRING,
                        "2024-02-29",
                        "2023-2-1",
                        " 1999-12-31 ",
                        "2023-02-29",
                        "",
                        "x",
                        "2024-01-01x")
                .over(DataType.STRING, "%Y-%m-%d")
                .strictly(row -> read((String) row.get(0), FAILS));
        FunctionCheck.of("tryParseTime")
                .over(DataType.STRING, "2024-02-29", "2023-02-29", "", "x")
                .over(DataType.STRING, "%Y-%m-%d")
                .strictly(row -> read((String) row.get(0), null));
    }

    private static @Nullable Object read(String text, @Nullable Object otherwise) {
        try {
            return LocalDate.parse(
                            text.strip(),
                            DateTimeFormatter.ofPattern("uuuu-M-d")
                                    .withResolverStyle(java.time.format.ResolverStyle.STRICT))
                    .atStartOfDay();
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    @Test
    void timesAreMadeOfNumbers() {
        FunctionCheck.of("makeDate")
                .over(DataType.INT64, 2024L, -44L, 2023L)
                .over(DataType.INT64, 1L, 2L, 13L)
                .over(DataType.INT64, 1L, 29L, 0L)
                .strictly(row -> date((long) row.get(0), (long) row.get(1), (long) row.get(2)));
        FunctionCheck.of("epoch")
                .over(DataType.TIMESTAMP, TIMES)
                .strictly(row -> {
                    ZonedDateTime time = ((LocalDateTime) row.get(0)).atZone(ZoneId.of("UTC"));
                    return (time.toEpochSecond() * 1_000_000 + time.getNano() / 1_000) / 1e6;
                });
        FunctionCheck.of("epochMs")
                .over(DataType.INT64, 0L, -1L, 1_700_000_000_000L, Long.MAX_VALUE)
                .strictly(row ->
                        (long) row.get(0) == Long.MAX_VALUE
                                ? FAILS
                                : LocalDateTime.ofInstant(
                                        Instant.ofEpochMilli((long) row.get(0)), ZoneId.of("UTC")));
    }

    private static Object date(long year, long month, long day) {
        try {
            return LocalDate.of((int) year, (int) month, (int) day);
        } catch (DateTimeException _) {
            return FAILS;
        }
    }
}
