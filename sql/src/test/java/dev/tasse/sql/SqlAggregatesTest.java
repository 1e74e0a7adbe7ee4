package dev.tasse.sql;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.error.QueryException;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Check;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/// Aggregates in SQL, under the names that DuckDB has for them.
final class SqlAggregatesTest {
    private MemoryPool pool;
    private Table table;

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(1L << 28);
        table =
                Tables.of(
                        pool,
                        column("k", "a", "b", "a", "b", "a", null),
                        column("x", 1, 2, 3, 4, null, 6),
                        column("d", 1.5, 2.5, -1.0, 8.0, 3.0, 0.5),
                        column("b", true, false, null, false, true, true));
    }

    @AfterEach
    void close() {
        table.close();
        pool.close();
    }

    private void check(String sql) {
        Check.over("t", table)
                .that(t -> DataFrame.sql(sql, Map.of("t", t.get("t"))))
                .equalsSql(sql);
    }

    @Test
    void aggregatesHaveTheNamesOfDuckDb() {
        check(
                "select k, stddev(x), stddev_samp(d), stddev_pop(d), variance(x), var_samp(d),"
                        + " var_pop(d), covar_samp(x, d), covar_pop(x, d), mean(d) from t"
                        + " group by k");
        check("select corr(x, d) from t");
        check(
                "select median(d), quantile_cont(d, 0.25), mode(k), bool_or(b), bool_and(b) from"
                        + " t");
        check("select k, first(d), last(d), arbitrary(x) from t group by k");
    }

    @Test
    void distinctAndFilterGoWithAggregates() {
        check(
                "select k, count(distinct d), sum(distinct x) filter (where d > 0),"
                        + " median(x) filter (where x > 1) from t group by k");
        check("select count(distinct k) as n, count(*) from t");
    }

    @Test
    void aShareThatIsNoConstantIsRefusedWithItsPlace() {
        assertThatThrownBy(() ->
                        DataFrame.sql(
                                "select quantile_cont(d, d) from t",
                                Map.of("t", DataFrame.of(table))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("a constant from 0 to 1");
        assertThatThrownBy(() ->
                        DataFrame.sql("select stddev(k) from t", Map.of("t", DataFrame.of(table))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("cannot take the std of STRING");
    }
}
