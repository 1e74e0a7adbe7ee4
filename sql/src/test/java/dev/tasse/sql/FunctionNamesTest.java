package dev.tasse.sql;

import static dev.tasse.testing.Tables.column;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Check;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Functions by the names and in the special forms that SQL has, against DuckDB on the same rows.
class FunctionNamesTest {
    static final List<String> SELECTIONS =
            List.of(
                    "s, length(s), len(s), strlen(s), upper(s), lower(s), reverse(s), ascii(s)",
                    "s, trim(s), ltrim(s), rtrim(s), trim(s, 'xa'), trim(both 'x' from s)",
                    "s, trim(leading from s) as led, trim(trailing 'e' from s)",
                    "s, substring(s, 2), substring(s, 2, 3), substr(s, -3, 2), substring(s, 0, 2)",
                    "s, substring(s from 2 for 3) as cut, left(s, 2), left(s, -1), right(s, 2)",
                    "s, position('l' in s), strpos(s, 'o'), instr(s, ''), contains(s, 'ell')",
                    "s, starts_with(s, 'he'), prefix(s, 'x'), ends_with(s, 'o'), suffix(s, 'a')",
                    "s, s like 'h%o', s like '_e%', s not like '%l%', s ilike 'H%', s like '%'",
                    "s, s like '%ell%', s like 'x%', s like '%\u00e4%', s like '\u00e4_', s like ''",
                    "s, s like 'h$%%' escape '$', s ilike '%L_O%'",
                    "s, regexp_matches(s, 'l+'), regexp_full_match(s, '[a-z]*'), s ~ '.*o'",
                    "s, regexp_extract(s, '[aeiou]'), regexp_extract(s, '(.)l', 1)",
                    "s, regexp_replace(s, 'l', 'L'), regexp_replace(s, '(l)', '<\\1>', 'g')",
                    "s, replace(s, 'l', 'LL'), translate(s, 'lo', 'x'), repeat(s, 2)",
                    "s, lpad(s, 8, 'xy'), rpad(s, 8, '-'), lpad(s, 2, ' '), concat(s, n, '!')",
                    "s, concat_ws('-', s, n, 'z'), s || '!', split_part(s, 'l', 1)",
                    "s, split_part(s, 'l', -1), len(string_split(s, 'l')), string_split(s, 'l')[1]",
                    "s, hash(s) = hash(s), s in ('hello', 'x', null), s not in ('hello')",
                    "n, abs(n), sign(n), round(n, -1), n % 3, mod(n, 3), n // 3, greatest(n, 3)",
                    "n, least(n, 3, null), coalesce(n, 7), nullif(n, 1)",
                    "n, n between 0 and 5, n in (1, 2, 3), n in (1,2,3,4,5,6,7,8,9,10,11)",
                    "x, round(x), round(x, 1), floor(x), ceil(x), trunc(x), sign(x)",
                    "x, sqrt(x), cbrt(x), exp(x), ln(x), log(x), log10(x), log2(x), pow(x, 2)",
                    "x, power(x, 0.5), sin(x), cos(x), tan(x), atan(x), degrees(x), radians(x)",
                    "x, isnan(x), isfinite(x), isinf(x), greatest(x, 0), least(x, 0), log(2, 8)",
                    "m, round(m), floor(m), ceil(m), abs(m), sign(m), trunc(m), -m, round(m, 1)",
                    "d, year(d), quarter(d), month(d), week(d), day(d), dayofweek(d), isodow(d)",
                    "d, dayofyear(d), weekofyear(d), yearweek(d), isoyear(d), decade(d), century(d)",
                    "t, hour(t), minute(t), second(t), millisecond(t), microsecond(t), epoch(t)",
                    "t, extract(year from t), date_part('dow', t), extract(quarter from d), epoch_ms(t)",
                    "t, date_trunc('year', t), date_trunc('quarter', t), date_trunc('month', d)",
                    "t, date_trunc('week', t), date_trunc('day', t), date_trunc('hour', t)",
                    "t, date_trunc('minute', t), date_trunc('second', t), date_trunc('decade', t)",
                    "t, date_diff('day', d, t::date), datediff('month', d, d + 40)",
                    "t, date_diff('year', t, timestamp '2024-01-01 00:00:00'), last_day(d)",
                    "t, date_sub('month', t, timestamp '2024-01-01 00:00:00'), monthname(d)",
                    "t, date_diff('hour', t, timestamp '2024-01-01 00:00:00'), dayname(t)",
                    "t, strftime(t, '%Y/%m/%d %H-%M-%S %f %j %a %A %b %B %y %p %I %-d %u %w %%')",
                    "t, strftime(d, '%U %W %V %G %g %x %X'), d + 1, d - 1, d - d",
                    "t, d + interval '1' month as a, t + interval '1' year as b, t - interval '3' hour as c",
                    "strptime('2024-05-0' || greatest(1, least(abs(n), 9)), '%Y-%m-%d')",
                    "try_strptime(s, '%Y'), make_date(2024, 1, 1 + abs(n) % 28)",
                    "make_timestamp(2024, 2, 3, 4, 5, 6.5), to_timestamp(1.5), epoch_ms(n)",
                    "try_cast(s as integer), try_cast(s as date), try_cast(s as double)",
                    "n::text, x::text, m::text, d::text, t::text, (n > 0)::text, x::float::text",
                    "n::double, m::double, n::decimal(9, 2), m::int, d::timestamp, t::date, n::bool",
                    "try_cast(x as bigint), try_cast(x as int), try_cast(n as tinyint), t::time");

    private MemoryPool pool;
    private Table table;

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(1L << 26);
        table = Tables.of(pool, texts(), numbers(), floats(), decimals(), dates(), times());
    }

    private static Tables.Cells texts() {
        return column(
                "s",
                "hello",
                null,
                "",
                "x",
                "\u00e4\u00f6\u00fc hello",
                "h%",
                "a longer text, hello and hello",
                "  padded  ",
                "123",
                "xaxe");
    }

    private static Tables.Cells numbers() {
        return column("n", 1, -25, null, 0, 7, 3, 100, -3, 15, 11);
    }

    private static Tables.Cells floats() {
        return column("x", 1.5, null, -2.5, 0.0, Double.NaN, 100.0, 0.25, 8.0, -0.5, 1.0 / 0.0);
    }

    private static Tables.Cells decimals() {
        return column(
                "m",
                money("1.25"),
                money("-1.25"),
                null,
                money("0.00"),
                money("99.50"),
                money("2.50"),
                money("-0.75"),
                money("3.49"),
                money("7.00"),
                money("1.00"));
    }

    private static Tables.Cells dates() {
        return column(
                "d",
                day(2024, 1, 31),
                day(2024, 2, 29),
                null,
                day(1969, 12, 31),
                day(2000, 1, 1),
                day(1999, 12, 31),
                day(2024, 12, 30),
                day(2021, 1, 3),
                day(1900, 3, 1),
                day(2023, 5, 17));
    }

    private static Tables.Cells times() {
        return column(
                "t",
                time(2024, 1, 31, 23),
                time(1969, 12, 31, 1),
                null,
                time(2000, 2, 29, 0),
                time(2023, 6, 15, 12),
                time(1999, 12, 31, 5),
                time(2024, 12, 30, 9),
                time(2021, 1, 3, 17),
                time(1900, 3, 1, 3),
                time(2023, 5, 17, 22));
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static LocalDateTime time(int year, int month, int day, int hour) {
        return LocalDateTime.of(year, month, day, hour, 59, 7, 123_456_000);
    }

    @AfterEach
    void close() {
        table.close();
        pool.close();
    }

    static final List<String> GROUPS = grouped();

    // One query for all selections that begin with the same column: queries cost more than columns.
    private static List<String> grouped() {
        Map<String, String> groups = new TreeMap<>();
        for (String selection : SELECTIONS) {
            boolean plain = selection.charAt(1) == ',';
            String key = plain ? selection.substring(0, 1) : selection;
            groups.merge(key, selection, (all, more) -> all + (plain ? more.substring(1) : more));
        }
        return List.copyOf(groups.values());
    }

    @ParameterizedTest
    @FieldSource("GROUPS")
    void functionsAnswerAsInDuckDb(String selection) {
        Check.over("t", table)
                .that(frames ->
                        DataFrame.sql(
                                "select " + selection + " from t", Map.of("t", frames.get("t"))))
                .equalsSql("select " + selection + " from t");
    }

    @Test
    void textsAreCastAsInDuckDb() {
        String casts =
                "try_cast(v as int), try_cast(v as bigint), try_cast(v as tinyint),"
                        + " try_cast(v as double), try_cast(v as date), try_cast(v as timestamp),"
                        + " try_cast(v as time), try_cast(v as boolean),"
                        + " try_cast(v as decimal(9, 2)), try_cast(v as utinyint)";
        try (Table texts = Tables.of(pool, column("v", ODD_TEXTS))) {
            Check.over("t", texts)
                    .that(frames ->
                            DataFrame.sql(
                                    "select v, " + casts + " from t", Map.of("t", frames.get("t"))))
                    .equalsSql("select v, " + casts + " from t");
        }
    }

    private static final Object[] ODD_TEXTS = {
        "1",
        "-1",
        " 12 ",
        "1.5",
        "2.5",
        "-0.5",
        "1e3",
        "300",
        "-129",
        "9223372036854775807",
        "9223372036854775808",
        "",
        " ",
        "abc",
        "5.",
        ".5",
        "+5",
        "--5",
        "nan",
        "1e400",
        "true",
        "F",
        "yes",
        "on",
        "2024-02-29",
        "2023-02-29",
        "2024-1-5",
        "2024/01/05",
        "2024-01-05 10:20",
        "2024-01-05T10:20:30.123456",
        "2024-01-05 10:20:30Z",
        "2024-01-05 10:20:30+02",
        "10:20:30.5",
        "1:2:3",
        "25:00:00",
        "9999999.99",
        "99999999.99",
        null,
        "1.005",
        "-1.005",
        "5d"
    };
}
