package dev.tasse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.error.QueryException;

import org.apache.calcite.sql.parser.SqlParserPos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    private static String parsed(String query) {
        return SqlText.of(query).parsed();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 'a' from 'b' c, 'd' join 'e' on x = 'f'"
                        + "|select 'a' from \"b\" c, \"d\" join \"e\" on x = 'f'",
                "select x from ('a' join 'b' using (k)) where y in ('c', 'd')"
                        + "|select x from (\"a\" join \"b\" using (k)) where y in ('c', 'd')",
                "select extract(year from '2020-01-01') from 'a'"
                        + "|select extract(year from '2020-01-01') from \"a\"",
                "select x is not distinct from 'a' from 'b'|select x is not distinct from 'a' from \"b\"",
                "select * from (values ('a', 'b'), ('c', 'd'))|select * from (values ('a', 'b'), ('c', 'd'))",
                "select a from t group by all order by all desc|select a from t group by \"*\" order by \"*\" desc",
                "select count(all x) from t|select count(all x) from t",
                "select 7//2 -- // 'x|select 7/ 2 -- // 'x",
                "select /* ' */ a == b from t;|select /* ' */ a =  b from t",
                "select interval '90 days' + x from t|select interval '90' days + x from t",
                "select * from f(a := 1, b => [1, 2], c = {'d': 3})"
                        + "|select * from f(a => 1, b => (1, 2), c = ('d', 3))",
            })
    void whatTheParserDoesNotKnowIsReplacedAtTheSameLength(String query, String expected) {
        assertThat(parsed(query).stripTrailing()).isEqualTo(expected.stripTrailing());
        assertThat(parsed(query)).hasSameSizeAs(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select date '2020-01-01', cast(x as date), x::date, cast(x as time(3)) from t",
                "select cast(a as timestamp), time '10:00:00', timestamp '2020-01-01 00:00:00'",
                "select \"date\" from t"
            })
    void typesAndLiteralsAreNoNames(String query) {
        assertThat(parsed(query)).isEqualTo(query);
    }

    @Test
    void namesThatTheParserTakesForTypesAreMarked() {
        SqlText text = SqlText.of("select date, max(t.time) as timestamp from t where skip > 1");
        assertThat(text.hasMarks()).isTrue();
        assertThat(text.parsed()).doesNotContain("date", ".time", "skip");
        assertThat(text.isMarked(new SqlParserPos(1, 8, 1, 11))).isTrue();
        assertThat(text.at(new SqlParserPos(1, 8, 1, 11))).isEqualTo("date");
    }

    @Test
    void pathsKeepTheirQuotes() {
        SqlText text = SqlText.of("select x\nfrom 'it''s \"a\".csv'");
        assertThat(text.path(new SqlParserPos(2, 6, 2, 20))).contains("it's \"a\".csv");
        assertThat(text.path(new SqlParserPos(1, 8, 1, 8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void positionsAreFoundBehindEveryLineEnd(String end) {
        SqlText text = SqlText.of("select 1," + end + "  abc from t");
        assertThat(text.at(new SqlParserPos(2, 3, 2, 5))).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ";", "-- nothing", "/* nothing */ ;;"})
    void noQueryIsAnError(String query) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> SqlText.of(query))
                .withMessageContaining("there is no query");
    }
}
