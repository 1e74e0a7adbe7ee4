package dev.tasse;

import static dev.tasse.expr.Expr.call;
import static dev.tasse.expr.Expr.coalesce;
import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.expr;
import static dev.tasse.expr.Expr.greatest;
import static dev.tasse.expr.Expr.lit;
import static dev.tasse.expr.Expr.when;
import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.TasseException;
import dev.tasse.expr.Expr;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Check;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/// Expressions of the Java API in frames, against DuckDB.
final class ExpressionOracleTest {
    @RegisterExtension static final LeakCheck LEAKS = new LeakCheck();

    private MemoryPool pool;
    private Table table;

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(1L << 26);
        table =
                Tables.of(
                        pool,
                        column("s", "hello", null, "a longer text, of many", "x", "", "zürich"),
                        column("n", 1, 0, null, -7, 12, 3),
                        column("x", 1.5, -0.5, Double.NaN, null, 100.0, 0.25),
                        column("t", time(1), time(400), null, time(0), time(-1), time(80)));
    }

    private static LocalDateTime time(int days) {
        return LocalDateTime.of(2024, 1, 31, 10, 20, 30).plusDays(days);
    }

    @AfterEach
    void close() {
        table.close();
        pool.close();
    }

    private void agree(String sql, Expr... columns) {
        Check.over("t", table)
                .that(frames -> frames.get("t").select((Object[]) columns))
                .equalsSql("select " + sql + " from t");
    }

    @Test
    void millisecondsSinceTheEpochAreRounded() {
        Expr old = col("t").minus(Duration.ofDays(30_000));
        agree(
                "epoch_ms(t + interval 499 microsecond) a, epoch_ms(t + interval 500 microsecond) b,"
                        + " epoch_ms(t - interval 30000 day + interval 499 microsecond) c,"
                        + " epoch_ms(t - interval 30000 day + interval 500 microsecond) d,"
                        + " epoch_ms(t - interval 30000 day + interval 501 microsecond) e",
                call("epoch_ms", col("t").plus(Duration.ofNanos(499_000))).as("a"),
                call("epoch_ms", col("t").plus(Duration.ofNanos(500_000))).as("b"),
                call("epoch_ms", old.plus(Duration.ofNanos(499_000))).as("c"),
                call("epoch_ms", old.plus(Duration.ofNanos(500_000))).as("d"),
                call("epoch_ms", old.plus(Duration.ofNanos(501_000))).as("e"));
    }

    @Test
    void periodsAreMonthsOrDays() {
        agree(
                "t + interval 1 month a, t + interval 3 day b, t - interval 14 month c",
                col("t").plus(Period.ofMonths(1)).as("a"),
                col("t").plus(Period.ofDays(3)).as("b"),
                col("t").minus(Period.of(1, 2, 0)).as("c"));
        assertThatThrownBy(() -> col("t").plus(Period.of(0, 1, 3)))
                .hasMessageContaining("P1M3D is two values")
                .hasMessageContaining("plus(Period.ofDays(3))");
    }

    @Test
    void valuesOfIsInMayBeACollection() {
        agree(
                "n in (1, 12) a, s in ('x', '') b, n in (1, null) c",
                col("n").isIn(List.of(1, 12)).as("a"),
                col("s").isIn(Set.of("x", "")).as("b"),
                col("n").isIn(1, Expr.nullValue()).as("c"));
    }

    @Test
    void familiesOfFunctionsAreReachedByAccessors() {
        agree(
                "upper(s) a, length(s) b, substring(s, 2, 3) c, split_part(s, ' ', 2) d,"
                        + " regexp_replace(s, 'l', '_', 'g') e, lpad(s, 8, '*') f",
                col("s").str().upper().as("a"),
                col("s").str().length().as("b"),
                col("s").str().substring(2, 3).as("c"),
                col("s").str().splitPart(" ", 2).as("d"),
                col("s").str().replaceRegex("l", "_").as("e"),
                col("s").str().padStart(8, "*").as("f"));
        agree(
                "date_trunc('month', t) a, hour(t) b, strftime(t, '%d.%m.') c,"
                        + " date_diff('day', t, timestamp '2025-01-01 00:00:00') d",
                col("t").time().truncate(ChronoUnit.MONTHS).as("a"),
                col("t").time().hour().as("b"),
                col("t").time().format("%d.%m.").as("c"),
                col("t").time().until(LocalDateTime.of(2025, 1, 1, 0, 0), ChronoUnit.DAYS).as("d"));
        agree(
                "sqrt(x) a, pow(x, 2) b, round(x, 1) c, greatest(n, 2) d, string_split(s, 'l')[1] e",
                col("x").math().sqrt().as("a"),
                col("x").math().pow(2).as("b"),
                col("x").round(1).as("c"),
                greatest(col("n"), 2).as("d"),
                col("s").str().split("l").list().get(1).as("e"));
    }

    @Test
    void elementsOfConstantListsOutliveThem() {
        String text = "a text of many letters,b,another text of many letters";
        Check.over("t", table)
                .that(frames ->
                        frames.get("t")
                                .select("n", call("split", text, ",").as("part"))
                                .explode("part"))
                .equalsSql("select n, unnest(string_split('" + text + "', ',')) as part from t");
    }

    @Test
    void textExpressionsAnswerAsInDuckDb() {
        for (String text :
                List.of(
                        "n + 1 as v",
                        "n between 0 and 5 as v",
                        "n in (1, 3, null) as v",
                        "t > '2024-02-01' as v",
                        "case when n > 0 then 'p' when n < 0 then 'm' end as v",
                        "coalesce(s, 'none') || '!' as v",
                        "nullif(n, 1) as v",
                        "extract(month from t) as v",
                        "t + interval '1' month as v",
                        "t + null as v",
                        "null + t as v",
                        "t - null as v",
                        "cast(t as date) + null as v",
                        "cast(t as date) - null as v",
                        "s ilike '%H%' as v",
                        "x::varchar as v",
                        "round(x * 2, 1) as v")) {
            agree(text, expr(text));
        }
    }

    @Test
    void lambdasSkipNulls() {
        agree(
                "n * 2 a, reverse(s) b, case when n > 0 then x end c",
                col("n").map(DataType.INT64, (Long n) -> n * 2).as("a"),
                col("s").map(
                                DataType.STRING,
                                (String s) -> new StringBuilder(s).reverse().toString())
                        .as("b"),
                when(col("n").gt(0), col("x").map(DataType.FLOAT64, (Double x) -> x))
                        .otherwise(Expr.nullValue())
                        .as("c"));
    }

    @Test
    void lambdasThatFailSayOnWhat() {
        assertThatThrownBy(() -> compute(col("n").map(DataType.INT64, (Long n) -> 7 / n)))
                .isInstanceOf(TasseException.class)
                .hasMessageContaining("/ by zero")
                .hasMessageContaining("map(n to INT64)");
        assertThatThrownBy(() -> compute(col("s").map(DataType.INT64, (Long n) -> n)))
                .isInstanceOf(TasseException.class)
                .hasMessageContaining("'hello' of class String");
    }

    @Test
    void guardedExpressionsFailOnlyWhereTheyAreAsked() {
        agree(
                "n <> 0 and (12 // nullif(n, 0)) > 1 a, case when n = 0 then 0 else 12 // nullif(n, 0) end b,"
                        + " case when n = 0 then -1 when 12 // nullif(n, 0) > 3 then 1 else 2 end c,"
                        + " case when n > 1000 then 1 end d, coalesce(n, 1) e",
                col("n").ne(0).and(Expr.call("intDiv", 12L, col("n")).gt(1)).as("a"),
                when(col("n").eq(0), 0L).otherwise(Expr.call("intDiv", 12L, col("n"))).as("b"),
                when(col("n").eq(0), -1)
                        .when(Expr.call("intDiv", 12L, col("n")).gt(3), 1)
                        .otherwise(2)
                        .as("c"),
                when(col("n").gt(1000), lit(1L).floorDiv(0L)).as("d"),
                coalesce(col("n"), lit(1L)).as("e"));
    }

    @Test
    void constantsAreCheckedWhenThePlanIsBuilt() {
        assertThatThrownBy(() -> compute(expr("date_trunc('mnth', t)")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("did you mean \"month\"?");
        assertThatThrownBy(() -> compute(expr("regexp_matches(s, '(')")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("is no regular expression");
        assertThatThrownBy(() -> compute(expr("strftime(t, '%Q')")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("unknown directive %Q");
        assertThatThrownBy(() -> compute(expr("uper(s)")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("did you mean \"upper\"?");
        assertThatThrownBy(() -> compute(expr("length(n)")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("cannot take the length of INT64");
        assertThatThrownBy(() -> compute(expr("n + 9223372036854775807")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("does not fit INT64");
    }

    private void compute(Expr expression) {
        try (Client client = Client.threads(1, dev.tasse.config.Config.load());
                Table result =
                        client.compute(DataFrame.ofPartitions(List.of(table)).select(expression))) {
            throw new AssertionError("computed " + result.rowCount() + " rows");
        }
    }
}
