package dev.tasse.sql;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Session;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

/// Queries of every form against DuckDB, under every configuration.
class SqlOracleTest {
    private static final long POOL_BYTES = 1L << 24;

    private final MemoryPool pool = MemoryPool.ofLimit(POOL_BYTES);
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private Session session;

    @BeforeEach
    void open() {
        tables.put(
                "t",
                Tables.of(
                        pool,
                        column("x", 1, 2, null, 2, 3, 5),
                        column("s", "a", "b", "a", null, "c", "b"),
                        column("d", 1.5, 0.25, 2.0, null, Double.NaN, -0.0)));
        tables.put(
                "u",
                Tables.of(
                        pool, column("x", 2, 3, null, 2, 9), column("s", "b", "x", "a", null, "")));
        session = Session.over(tables);
    }

    @AfterEach
    void close() {
        session.close();
        tables.values().forEach(Table::close);
        pool.close();
    }

    private void check(String... queries) {
        for (String query : queries) compare(query, false);
    }

    private void checkInOrder(String... queries) {
        for (String query : queries) compare(query, true);
    }

    private void compare(String query, boolean ordered) {
        session.compare(frames -> DataFrame.sql(query, frames.all()), ordered, query);
    }

    @Test
    void setsOfRowsAreCombined() {
        check(
                "select x from t union all select x from u",
                "select x, s from t union select x, s from u",
                "select x from t union all select 1.5 union all select d from t",
                "select x, s from t intersect select x, s from u",
                "select x, s from t except select x, s from u",
                "select x from t except select x from u except select 1",
                "select x from t union select x from u intersect select 2",
                "(select x from t limit 0) union all select x from u",
                "select s, count(*) from (select s from t union all select s from u) q group by s",
                "select count(*) from (select distinct x from t union select x from u)");
    }

    @Test
    void listsOfSelectHaveTheirForms() {
        checkInOrder(
                "select x from t union all select x from u order by x limit 3",
                "select x, s from t union select x, s from u order by all",
                "select s, sum(x) from t group by all order by all desc nulls last",
                "select * exclude (d) from t order by x, s limit 4 offset 1",
                "select * replace (x + 1 as x) from t order by x, s, d",
                "with a as (select x, count(*) as n from t group by x), b as (select x from a)"
                        + " select a.x, a.n from a join b on a.x = b.x order by a.x",
                "select x, case when x > 2 then 'many' when x is null then 'none' else s end from t"
                        + " order by 1, 2",
                "select * from (values (1, 'a'), (2, null)) v(n, w) order by n desc",
                "select s, max(x) from t group by s having count(*) > 1 order by s");
    }

    @Test
    void queriesStandForValues() {
        check(
                "select x, (select max(x) from u) as m from t",
                "select x from t where x = (select min(x) from u)",
                "select x from t where x > (select avg(x) from u) - 1 and s is not null",
                "select x + (select count(*) from u where x > 2) as y from t",
                "select (select x from u where x > 100 limit 1) as none, x from t",
                "select (select max(x) from t) - (select min(x) from u) as span",
                "select x from t where x in (select x from u)",
                "select x, s from t where x in (select x from u where s <> 'x') and s = 'b'",
                "select s from t where x + 1 in (select x from u union all select 3)",
                "select count(*) from t where x in (select x from u) and d in (select d from t)",
                "select x from t where x in (select max(x) from u where x < 9)");
    }

    @Test
    void conditionsHaveTheirForms() {
        check(
                "select x from t where x between 2 and 3 or s = 'a'",
                "select distinct s from t where not (x between 2 and 3)",
                "select x from t where d is distinct from 2 and not x > 2",
                "select count(distinct_x) from (select distinct x as distinct_x from t) q");
    }

    @Test
    void castsBehindColonsBindCloserThanOperators() {
        check(
                "select 10 - x::int, 1 + x::double * 2, -x::int, x::int % 2 = 0, x::int + x::int from t",
                "select x::double / x::int, 7 - x::double::bigint, 1 || x::varchar || s::varchar from t",
                "select 2 * (x + 1)::double, 3 - abs(x - 4)::int, 2 - (1 - x)::int - 1 from t",
                "select x from t where x::int between 2 and 3 and not (x = 3)::boolean",
                "select x from t where x::int in (2, 5) or s::varchar = 'a'::varchar and true",
                "select case when x > 2 then 1 else 2 end::double + 1, 2 * coalesce(x, 1)::int from t",
                "select 1 + sum(x)::decimal(9, 2), 2 * count(*) filter (where x > 2)::int from t",
                "select date '2024-01-31'::timestamp + interval 1 day, t.x::int + 1 from t",
                "select cast(x::int + 1 as bigint)::double / 4, 5 - (select max(x) from u)::int as m from t",
                "select x::int + 1, count(*) from t group by x::int + 1",
                "select x, s from t where 1 < '2'::double precision order by 0 - x::int");
    }

    @Test
    void extremesOfNothingButNullAreNull() {
        check("select x, least(null, null) as l, greatest(null) as g, least(null, x) as x1 from t");
    }

    @Test
    void errorsBehindColonsKeepTheirPlace() {
        assertThatThrownBy(() -> DataFrame.sql("select 1 + '2'::int + + from t"))
                .hasMessageContaining("line 1, column 25");
        assertThatThrownBy(() -> DataFrame.sql("select 1 + '2'::"))
                .hasMessageContaining("the query ends too early");
        assertThatThrownBy(() -> DataFrame.sql("select 1 + '2'::int + nope(1)"))
                .hasMessageContaining("line 1, column 23");
    }
}
