package dev.tasse.internal.kernel;

import static dev.tasse.type.DataType.DATE;
import static dev.tasse.type.DataType.FLOAT64;
import static dev.tasse.type.DataType.INT64;
import static dev.tasse.type.DataType.STRING;
import static dev.tasse.type.DataType.TIMESTAMP;

import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import java.util.ArrayList;
import java.util.List;

/// The functions of dates, times and timestamps.
final class TimeTable {
    private TimeTable() {}

    private static List<Function> rows() {
        List<Function> rows = new ArrayList<>();
        rows.add(part(DatePart.YEAR, "year(date '2024-05-17') = 2024"));
        rows.add(part(DatePart.QUARTER, "quarter(date '2024-05-17') = 2"));
        rows.add(part(DatePart.MONTH, "month(date '2024-05-17') = 5"));
        rows.add(part(DatePart.WEEK, "week(date '2024-12-30') = 1").sql("weekofyear"));
        rows.add(part(DatePart.ISO_YEAR, "isoyear(date '2024-12-30') = 2025").sql("isoyear"));
        rows.add(part(DatePart.YEAR_WEEK, "yearweek(date '2024-12-30') = 202501").sql("yearweek"));
        rows.add(part(DatePart.DAY, "day(date '2024-05-17') = 17").sql("dayofmonth"));
        rows.add(
                part(DatePart.DAY_OF_WEEK, "dayofweek(date '2024-05-19') = 0")
                        .sql("dayofweek", "weekday"));
        rows.add(part(DatePart.ISO_DAY_OF_WEEK, "isodow(date '2024-05-19') = 7").sql("isodow"));
        rows.add(part(DatePart.DAY_OF_YEAR, "dayofyear(date '2024-05-19') = 140").sql("dayofyear"));
        rows.add(part(DatePart.DECADE, "decade(date '2024-05-17') = 202"));
        rows.add(part(DatePart.CENTURY, "century(date '2000-05-17') = 20"));
        rows.add(part(DatePart.MILLENNIUM, "millennium(date '2001-05-17') = 3"));
        rows.add(part(DatePart.HOUR, "hour(timestamp '2024-05-17 10:20:30') = 10"));
        rows.add(part(DatePart.MINUTE, "minute(timestamp '2024-05-17 10:20:30') = 20"));
        rows.add(part(DatePart.SECOND, "second(timestamp '2024-05-17 10:20:30.5') = 30"));
        rows.add(
                part(
                        DatePart.MILLISECOND,
                        "millisecond(timestamp '2024-05-17 10:20:30.5') = 30500"));
        rows.add(
                part(
                        DatePart.MICROSECOND,
                        "microsecond(timestamp '2024-05-17 10:20:30.5') = 30500000"));
        rows.addAll(SINCE_EPOCH);
        rows.addAll(CHANGES);
        rows.addAll(TEXTS);
        rows.addAll(MAKERS);
        return List.copyOf(rows);
    }

    private static final List<Function> SINCE_EPOCH =
            List.of(
                    Function.of("epoch", 1, "count seconds of", TimeTyping.EPOCH, DateParts::epoch)
                            .example("epoch(timestamp '1970-01-02 00:00:00.5') = 86400.5"),
                    Function.of(
                                    "epochMs",
                                    1,
                                    "count milliseconds of",
                                    TimeTyping.EPOCH_MILLIS,
                                    DateParts::epochMillis)
                            .example("epoch_ms(timestamp '1970-01-02 00:00:00.5') = 86400500"));

    private static final List<Function> CHANGES =
            List.of(
                    Function.of(
                                    "truncate",
                                    2,
                                    "truncate",
                                    TimeTyping.TRUNCATION,
                                    Truncation::truncate)
                            .sql("date_trunc", "datetrunc")
                            .checked(DatePart::checkUnit)
                            .example(
                                    "date_trunc('quarter', timestamp '2024-05-17 10:20:30')"
                                            + " = timestamp '2024-04-01 00:00:00'"),
                    Function.of("dateDiff", 3, "compare", TimeTyping.DISTANCE, Distances::borders)
                            .sql("datediff")
                            .checked(DatePart::checkUnit)
                            .example(
                                    "date_diff('month', date '2024-01-31', date '2024-02-01') = 1"),
                    Function.of("dateSub", 3, "compare", TimeTyping.DISTANCE, Distances::whole)
                            .sql("datesub")
                            .checked(DatePart::checkUnit)
                            .example("date_sub('month', date '2024-01-31', date '2024-02-28') = 0"),
                    Function.of(
                                    "lastDay",
                                    1,
                                    "take the month of",
                                    TimeTyping.TO_DATE,
                                    DateParts::lastDay)
                            .example("last_day(date '2024-02-03') = date '2024-02-29'"));

    private static final List<Function> TEXTS =
            List.of(
                    Function.of(
                                    "monthName",
                                    1,
                                    "name the month of",
                                    TimeTyping.TO_TEXT,
                                    DateParts::monthName)
                            .sql("monthname")
                            .example("monthname(date '2024-02-03') = 'February'"),
                    Function.of(
                                    "dayName",
                                    1,
                                    "name the day of",
                                    TimeTyping.TO_TEXT,
                                    DateParts::dayName)
                            .sql("dayname")
                            .example("dayname(date '2024-02-03') = 'Saturday'"),
                    Function.of(
                                    "formatTime",
                                    2,
                                    "format",
                                    TimeTyping.TO_TEXT,
                                    TimeFormatting::format)
                            .sql("strftime")
                            .checked(texts -> TimeFormat.check(texts.get(1)))
                            .example("strftime(date '2024-05-07', '%d/%m/%Y') = '07/05/2024'"),
                    Function.of(
                                    "parseTime",
                                    2,
                                    "parse",
                                    Typing.fixed(TIMESTAMP, STRING),
                                    TimeFormatting::parse)
                            .sql("strptime")
                            .checked(texts -> TimeFormat.checkReadable(texts.get(1)))
                            .example(
                                    "strptime('07/05/2024', '%d/%m/%Y')"
                                            + " = timestamp '2024-05-07 00:00:00'"),
                    Function.of(
                                    "tryParseTime",
                                    2,
                                    "parse",
                                    Typing.fixed(TIMESTAMP, STRING),
                                    TimeFormatting::tryParse)
                            .sql("try_strptime")
                            .checked(texts -> TimeFormat.checkReadable(texts.get(1)))
                            .example("try_strptime('x', '%Y') is null"));

    private static final List<Function> MAKERS =
            List.of(
                    Function.of(
                                    "makeDate",
                                    3,
                                    "make a date of",
                                    Typing.fixed(DATE, INT64),
                                    MakingTimes::date)
                            .example("make_date(2024, 2, 29) = date '2024-02-29'"),
                    Function.of(
                                    "makeTimestamp",
                                    6,
                                    "make a timestamp of",
                                    Typing.fixed(
                                            TIMESTAMP, INT64, INT64, INT64, INT64, INT64, FLOAT64),
                                    MakingTimes::timestamp)
                            .example(
                                    "make_timestamp(2024, 2, 3, 4, 5, 6.5)"
                                            + " = timestamp '2024-02-03 04:05:06.5'"),
                    Function.of(
                                    "toTimestamp",
                                    1,
                                    "make a timestamp of",
                                    Typing.fixed(
                                            new TimestampType(TimeResolution.MICROS, "UTC"),
                                            FLOAT64),
                                    MakingTimes::ofSeconds)
                            .example("epoch(to_timestamp(1.5)) = 1.5"));

    static final List<Function> ROWS = rows();

    private static Function part(DatePart part, String example) {
        Typing typing = part.isOfDay() ? TimeTyping.TIME_PART : TimeTyping.DATE_PART;
        return Function.of(
                        part.function(),
                        1,
                        "take the " + part.word() + " of",
                        typing,
                        arguments -> DateParts.part(part, arguments))
                .example(example);
    }
}
