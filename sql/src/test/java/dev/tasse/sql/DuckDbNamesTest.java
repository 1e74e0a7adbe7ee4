package dev.tasse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.plan.FramePlan;
import dev.tasse.type.Schema;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbNamesTest {
    static final List<String> QUERIES =
            List.of(
                    "select count(*), count(x), sum(x), avg(t.y), min(s), max(dt) from t",
                    "select x+1, x + y*2, -x, x % 2, x // 2, x/2, x - -1, - -x from t",
                    "select not b, b and x>1 or y<2, x is null, x is not null from t",
                    "select b and x > 1 and y > 2, b or (x > 1 or y > 2) from t",
                    "select x between 1 and 2, x not between 1 and y from t",
                    "select s like 'a%', s not like 'a%', s ilike 'A', s || 'x', concat(s,'x') from t",
                    "select case when x > 1 then 'a' else 'b' end, case x when 1 then 2 end from t",
                    "select cast(x as bigint), x::double, try_cast(s as integer), s::date from t",
                    "select cast(s as decimal(5,1)), cast(x as int), x::text, x::int8 from t",
                    "select cast(x as varchar(10)), x::smallint, x::real, x::boolean from t",
                    "select date '2020-01-01', timestamp '2020-01-01 00:00:00', dt - dt, dt + 1 from t",
                    "select dt + interval 1 day, ts - interval 2 hour, dt + interval 3 month from t",
                    "select 1, 1.5, 'a', true, 1e3, 123456789012, -1, -1.5, 1.50, .5, 'it''s'",
                    "select -2147483648, 2147483648, -9223372036854775808, - 5",
                    "select sum(x) filter (where x > 1), count(*) filter (where b) from t",
                    "select coalesce(x, 1), nullif(x,1), lower(s), UPPER(s), Length(s) from t",
                    "select substring(s,1,2), substr(s,2), trim(s), starts_with(s, 'a') from t",
                    "select year(dt), extract(year from dt), date_part('month', dt), hour(ts) from t",
                    "select T.X, t.Y as Yy, \"s\" from t",
                    "select * from t join u on t.y = u.k",
                    "select t.*, u.\"Big Name\", K + 1, u.k from t, u",
                    "select x as a, a + 1 as b from t",
                    "select x = 1, x <> 2, x == 3, x < 1, x is distinct from y from t",
                    "select b is true, b is not false from t",
                    "values (1, 'a'), (2, 'b')",
                    "select * from (values (1, 'a')) v(a, b)",
                    "select sum(x)/count(*), sum(x + 1), avg(x*2), max(x) as \"Max X\" from t",
                    "select amount, \"amount\" + 1, amount * 1.5, amount * d, amount / 2 from t",
                    "select sum(amount), avg(amount), sum(f), sum(d), min(f), min(b) from t",
                    "select 7//2, 7%3, 1/2, x*d, f*f, f+d from t",
                    "select round(d), floor(d), ceil(d), abs(x), sqrt(d) from t",
                    "select x, count(*) from t group by x having count(*) > 1 order by count(*)",
                    "select * from (select x, x, y + 1, y + 1 from t)",
                    "select x, x, sum(y), sum(y) from t group by all",
                    "select \"Big Name\" + 1, \"K\" + 1 from u",
                    "select \"select\", \"select\" + 1, \"year\" * 2 from (select 1 as \"select\", 2 as year)",
                    "select a.x, b.x from t a join t b using (y)",
                    "select * from t a join u b using (x)",
                    "select mod(x, 2), isnan(d), ifnull(s, 'a') from t");

    private Connection duck;

    @BeforeAll
    void open() throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duck.createStatement()) {
            statement.execute(
                    "create table t(x integer, y bigint, d double, s varchar, dt date, ts timestamp,"
                            + " b boolean, amount decimal(10, 2), f real)");
            statement.execute("create table u(x integer, \"Big Name\" integer, K integer)");
        }
    }

    @AfterAll
    void close() throws SQLException {
        duck.close();
    }

    @ParameterizedTest
    @FieldSource("QUERIES")
    void columnsHaveTheNamesAndTypesThatDuckDbGives(String query) throws SQLException {
        FramePlan plan = new SqlFront().plan(query, new Fixture());
        assertThat(described(plan.schema())).isEqualTo(expected(query));
    }

    private static List<String> described(Schema schema) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(schema.name(i) + " " + schema.type(i));
        }
        return columns;
    }

    // A second column of the same name gets a number, as in DuckDB's sub-queries.
    private List<String> expected(String query) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(Names.free(columns.getColumnName(i), names));
                types.add(type(columns.getColumnTypeName(i)));
            }
        }
        List<String> described = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) described.add(names.get(i) + " " + types.get(i));
        return described;
    }

    // Sums of whole numbers are INT64 here and overflow with an error.
    private static String type(String duck) {
        return switch (duck) {
            case "BOOLEAN" -> "BOOL";
            case "SMALLINT" -> "INT16";
            case "INTEGER" -> "INT32";
            case "BIGINT", "HUGEINT" -> "INT64";
            case "FLOAT" -> "FLOAT32";
            case "DOUBLE" -> "FLOAT64";
            case "VARCHAR" -> "STRING";
            case "DATE", "TIMESTAMP" -> duck;
            default -> duck.replace(",", ", ");
        };
    }
}
