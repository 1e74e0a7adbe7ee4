package dev.tasse;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.lit;
import static dev.tasse.expr.Expr.rowCount;
import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.expr.AggregateCall;
import dev.tasse.expr.Expr;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Check;
import dev.tasse.testing.Tables;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The aggregates against DuckDB on the same rows, under every configuration.
final class AggregateOracleTest {
    @RegisterExtension static final LeakCheck LEAKS = new LeakCheck();

    private static final long POOL_BYTES = 1L << 28;
    private static final int ROWS = 60;

    private MemoryPool pool;
    private Table table;

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(POOL_BYTES);
        Random random = new Random(1);
        List<Object> keys = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        List<Object> wholes = new ArrayList<>();
        List<Object> floats = new ArrayList<>();
        List<Object> truths = new ArrayList<>();
        List<Object> days = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            keys.add(some(random, List.of("a", "b", "a key that is long enough")));
            texts.add(some(random, List.of("x", "yy", "", "a text that does not fit a view")));
            wholes.add(some(random, List.of(1, 2, 3, 5, -7, 1_000_000_000)));
            floats.add(some(random, List.of(1.5, -2.25, 0.0, 1e9 + 1, 1e9 + 2, 1e9 + 4)));
            truths.add(some(random, List.of(true, false)));
            days.add(some(random, List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1969, 1, 1))));
        }
        table =
                Tables.of(
                        pool,
                        column("k", keys.toArray()),
                        column("s", texts.toArray()),
                        column("x", wholes.toArray()),
                        column("d", floats.toArray()),
                        column("b", truths.toArray()),
                        column("day", days.toArray()));
    }

    private static @Nullable Object some(Random random, List<?> values) {
        return random.nextInt(6) == 0 ? null : values.get(random.nextInt(values.size()));
    }

    @AfterEach
    void close() {
        table.close();
        pool.close();
    }

    /// Checks aggregates by key, over all rows, and over none.
    private void check(String sql, Expr... calls) {
        Check.over("t", table)
                .that(t -> t.get("t").groupBy("k").agg(calls))
                .equalsSql("select k, " + sql + " from t group by k");
        Check.over("t", table)
                .that(t -> t.get("t").agg(calls))
                .equalsSql("select " + sql + " from t");
        Check.over("t", table)
                .that(t -> t.get("t").filter(lit(false)).agg(calls))
                .equalsSql("select " + sql + " from t where false");
    }

    private static AggregateCall where(AggregateCall call) {
        return call.where(col("x").gt(1));
    }

    @Test
    void variancesAndDeviationsLoseNothingToLargeValues() {
        check(
                "var_samp(d) v, var_pop(d) vp, stddev_samp(x) s, stddev_pop(x) sp",
                col("d").var().as("v"),
                col("d").varPop().as("vp"),
                col("x").std().as("s"),
                col("x").stdPop().as("sp"));
    }

    @Test
    void correlationsTakePairsWithoutNulls() {
        check(
                "corr(x, d) c, covar_samp(x, d) s, covar_pop(d, x) p",
                col("x").corr(col("d")).as("c"),
                col("x").covar(col("d")).as("s"),
                col("d").covarPop(col("x")).as("p"));
    }

    @Test
    void quantilesLieBetweenValuesInProportion() {
        check(
                "median(d) m, median(x) mx, quantile_cont(x::double, 0.3) q, quantile_cont(d, 1) l",
                col("d").median().as("m"),
                col("x").median().as("mx"),
                col("x").quantile(0.3).as("q"),
                col("d").quantile(1).as("l"));
    }

    @Test
    void quantilesOfExtremesDoNotOverflow() {
        double inf = Double.POSITIVE_INFINITY;
        Object[] groups = {1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5};
        Object[] values = {-1e308, 1e308, -inf, 5.0, -inf, -0.0, 2.5, 1.0, inf, -inf, -5.0};
        try (Table extremes = Tables.of(pool, column("k", groups), column("v", values))) {
            Check.over("e", extremes)
                    .that(e ->
                            e.get("e")
                                    .groupBy("k")
                                    .agg(
                                            col("v").quantile(0.25).as("q"),
                                            col("v").median().as("m")))
                    .equalsSql("select k, quantile_cont(v, 0.25) q, median(v) m from e group by k");
        }
    }

    @Test
    void distinctValuesCountOnceInEachGroup() {
        check(
                "count(distinct s) s, count(distinct x) x, count(distinct day) dd,"
                        + " sum(distinct x) sx, count(distinct b) b, count(*) n",
                col("s").countDistinct().as("s"),
                col("x").countDistinct().as("x"),
                col("day").countDistinct().as("dd"),
                new AggregateCall("sum", List.of(col("x")), true, col("x").sum().filter()).as("sx"),
                col("b").countDistinct().as("b"),
                rowCount().as("n"));
    }

    @Test
    void truthsAreSummedUpByAnyAndAll() {
        check("bool_or(b) a, bool_and(b) l", col("b").any().as("a"), col("b").all().as("l"));
    }

    @Test
    void firstAndLastMindNullsAndFilters() {
        check(
                "first(s) fs, last(s) ls, first(x) fx, last(day) ld,"
                        + " first(s) filter (where x > 1) ffs, last(d) filter (where x > 1) fld",
                col("s").first().as("fs"),
                col("s").last().as("ls"),
                col("x").first().as("fx"),
                col("day").last().as("ld"),
                where(col("s").first()).as("ffs"),
                where(col("d").last()).as("fld"));
    }

    @Test
    void modeIsTheMostFrequentValue() {
        try (Table modes =
                Tables.of(
                        pool,
                        column("k", "a", "b", "a", "b", "a", null, "b"),
                        column("s", null, "a text that is long", "y", null, "y", null, "x"),
                        column("x", 1, 2, 3, 2, 3, 4, 2))) {
            Check.over("t", modes)
                    .that(t ->
                            t.get("t")
                                    .filter(col("s").ne("x"))
                                    .groupBy("k")
                                    .agg(col("s").mode().as("s"), col("x").mode().as("x")))
                    .equalsSql("select k, mode(s) s, mode(x) x from t where s <> 'x' group by k");
        }
    }

    @Test
    void everyAggregateTakesAFilter() {
        check(
                "sum(x) filter (where x > 1) a, median(d) filter (where x > 1) b,"
                        + " stddev(d) filter (where x > 1) c, count(distinct s) filter (where x >"
                        + " 1) e, corr(x, d) filter (where x > 1) f, bool_or(b) filter (where x >"
                        + " 1) g, count(*) filter (where x > 1) h, max(s) filter (where x > 1) i",
                where(col("x").sum()).as("a"),
                where(col("d").median()).as("b"),
                where(col("d").std()).as("c"),
                where(col("s").countDistinct()).as("e"),
                where(col("x").corr(col("d"))).as("f"),
                where(col("b").any()).as("g"),
                where(rowCount()).as("h"),
                where(col("s").max()).as("i"));
    }

    @Test
    void aggregatesWithoutPartialResultsGroupByExpressions() {
        Check.over("t", table)
                .that(t ->
                        t.get("t")
                                .groupBy(col("x").rem(2).as("r"), col("day"))
                                .agg(col("d").plus(1).median().as("m")))
                .equalsSql("select x % 2 r, day, median(d + 1) m from t group by r, day");
    }

    @Test
    void wrongArgumentsAreRefusedWhenThePlanIsBuilt() {
        DataFrame frame = DataFrame.of(table);
        assertThatThrownBy(() -> frame.agg(col("x").quantile(1.5)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("quantile")
                .hasMessageContaining("a constant from 0 to 1");
        assertThatThrownBy(() -> frame.agg(col("s").median()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("cannot take the median of STRING");
        assertThatThrownBy(() -> frame.agg(col("x").any()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("expected BOOL");
        AggregateCall distinctPairs =
                new AggregateCall(
                        "corr", List.of(col("x"), col("d")), true, col("x").sum().filter());
        assertThatThrownBy(() -> frame.agg(distinctPairs))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("corr takes all values, not distinct ones");
    }
}
