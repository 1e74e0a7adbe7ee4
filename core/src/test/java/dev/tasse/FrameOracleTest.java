package dev.tasse;

import static dev.tasse.expr.Expr.call;
import static dev.tasse.expr.Expr.coalesce;
import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;
import static dev.tasse.expr.Expr.when;
import static dev.tasse.testing.Tables.column;

import dev.tasse.data.Table;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Check;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/// The operations of frames against DuckDB on the same rows, under every configuration.

final class FrameOracleTest {
    @RegisterExtension static final LeakCheck LEAKS = new LeakCheck();

    private static final long POOL_BYTES = 1L << 28;

    private MemoryPool pool;
    private Table trips;
    private Table zones;

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(POOL_BYTES);
        trips =
                Tables.of(
                        pool,
                        column(
                                "vendor",
                                "a",
                                "b",
                                null,
                                "a",
                                "c",
                                "b",
                                "a",
                                "one long name of a vendor"),
                        column("fare", 1.5, null, 3.0, -2.25, Double.NaN, 0.0, 7.5, -0.0),
                        column("km", 1, 2, 3, null, 5, 6, 7, 8),
                        column("flag", true, false, null, true, true, false, null, false),
                        column(
                                "day", day(1), day(2), day(1), null, day(3), day(2), day(1),
                                day(9)));
        zones =
                Tables.of(
                        pool,
                        column("vendor", "b", "a", null, "z", "a"),
                        column(
                                "zone",
                                "north",
                                "south",
                                "none",
                                "west",
                                "a long name of an eastern zone"));
    }

    @AfterEach
    void close() {
        trips.close();
        zones.close();
        pool.close();
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2024, 2, day);
    }

    private void check(Function<DataFrame, DataFrame> query, String sql) {
        Check.over("t", trips).that(t -> query.apply(t.get("t"))).equalsSql(sql);
    }

    private void checkInOrder(Function<DataFrame, DataFrame> query, String sql) {
        Check.over("t", trips).that(t -> query.apply(t.get("t"))).inOrder().equalsSql(sql);
    }

    @Test
    void allRowsComeBackInTheirOrder() {
        checkInOrder(t -> t, "select * from t");
    }

    @Test
    void filterDropsFalseAndNull() {
        checkInOrder(t -> t.filter(col("fare").gt(1)), "select * from t where fare > 1");
        checkInOrder(t -> t.filter(col("flag")), "select * from t where flag");
        checkInOrder(
                t -> t.filter(col("vendor").eq("a").or(col("km").isNull())),
                "select * from t where vendor = 'a' or km is null");
    }

    @Test
    void selectComputesColumns() {
        checkInOrder(
                t ->
                        t.select(
                                "vendor",
                                col("km").times(2).plus(1).as("k"),
                                col("fare").div(col("km")).as("rate"),
                                col("fare").gt(col("km")).as("dear"),
                                call("upper", col("vendor")).as("upper"),
                                col("day").plus(3).as("later"),
                                call("year", col("day")).as("y")),
                "select vendor, km * 2 + 1 k, fare / km rate, fare > km dear, upper(vendor) as"
                        + " upper, day + 3 later, year(day) y from t");
    }

    @Test
    void casesTakeTheFirstTrueCondition() {
        checkInOrder(
                t ->
                        t.select(
                                when(col("km").lt(3), "short")
                                        .when(col("km").lt(6), "middle")
                                        .otherwise(col("vendor"))
                                        .as("kind"),
                                coalesce(col("km"), 0).as("km")),
                "select case when km < 3 then 'short' when km < 6 then 'middle' else vendor end"
                        + " kind, coalesce(km, 0) km from t");
    }

    @Test
    void whatIsNotChosenIsNotComputed() {
        checkInOrder(
                t ->
                        t.select(
                                when(col("km").minus(1).eq(0), -1)
                                        .otherwise(call("intDiv", 10, col("km").minus(1)))
                                        .as("q")),
                "select case when km - 1 = 0 then -1 else 10 // (km - 1) end q from t");
    }

    @Test
    void castsGoThroughText() {
        checkInOrder(
                t ->
                        t.select(
                                col("km").cast(DataType.STRING).as("text"),
                                col("km").cast(DataType.STRING).cast(DataType.FLOAT64).as("back"),
                                col("vendor").tryCast(DataType.INT64).as("none"),
                                col("day").cast(DataType.STRING).as("day"),
                                col("day").cast(DataType.TIMESTAMP).as("at")),
                "select km::varchar as text, km::varchar::double back, try_cast(vendor as bigint)"
                        + " as none, day::varchar as day, day::timestamp as at from t");
    }

    @Test
    void groupsHaveOneKeyForNull() {
        check(
                t ->
                        t.groupBy("vendor")
                                .agg(
                                        rowCount().as("n"),
                                        col("fare").count().as("fares"),
                                        col("fare").sum().as("sum"),
                                        col("fare").mean().as("mean"),
                                        col("fare").min().as("min"),
                                        col("fare").max().as("max"),
                                        col("km").sum().as("km")),
                "select vendor, count(*) n, count(fare) fares, sum(fare) as sum, avg(fare) as mean,"
                        + " min(fare) as min, max(fare) as max, sum(km) km from t group by vendor");
    }

    @Test
    void groupsByFloatsAndSeveralKeys() {
        check(
                t -> t.groupBy("fare", "flag").agg(rowCount().as("n")),
                "select fare, flag, count(*) n from t group by fare, flag");
        check(
                t ->
                        t.groupBy(col("day"), col("km").rem(2).as("odd"))
                                .agg(col("vendor").max().as("v")),
                "select day, km % 2 odd, max(vendor) v from t group by day, km % 2");
    }

    @Test
    void aggregatesOfAllRowsGiveOneRow() {
        check(
                t ->
                        t.agg(
                                rowCount().as("n"),
                                col("km").sum().as("s"),
                                col("vendor").min().as("v")),
                "select count(*) n, sum(km) s, min(vendor) v from t");
        check(
                t -> t.filter(col("km").gt(100)).agg(rowCount().as("n"), col("km").sum().as("s")),
                "select count(*) n, sum(km) s from t where km > 100");
    }

    @Test
    void aggregatesCanBeFilteredAndCombined() {
        check(
                t ->
                        t.groupBy("vendor")
                                .agg(
                                        rowCount().where(col("flag")).as("flags"),
                                        col("km").max().minus(col("km").min()).as("span"),
                                        col("km").sum().where(col("fare").gt(0)).as("paid")),
                "select vendor, count(*) filter (flag) flags, max(km) - min(km) span,"
                        + " sum(km) filter (fare > 0) paid from t group by vendor");
    }

    @Test
    void joinPairsEqualKeysAndNeverNull() {
        Check.over(Map.of("t", trips, "z", zones))
                .that(t -> t.get("t").join(t.get("z"), JoinType.INNER, "vendor"))
                .equalsSql("select t.*, z.zone from t join z on t.vendor = z.vendor");
    }

    @Test
    void joinTakesFurtherConditions() {
        Check.over(Map.of("t", trips, "z", zones))
                .that(t ->
                        t.get("t")
                                .join(
                                        t.get("z").select(col("vendor").as("v"), "zone"),
                                        JoinType.INNER,
                                        col("vendor")
                                                .eq(col("v"))
                                                .and(
                                                        col("zone")
                                                                .lt(
                                                                        call(
                                                                                "concat",
                                                                                col("vendor"),
                                                                                "z")))))
                .equalsSql(
                        "select t.*, z.vendor v, z.zone from t join z on t.vendor = z.vendor"
                                + " and z.zone < concat(t.vendor, 'z')");
    }

    @Test
    void sortPutsNullsLastAndNanAboveAll() {
        checkInOrder(
                t -> t.sortBy(col("fare").asc(), col("km").asc()).select("fare", "km"),
                "select fare, km from t order by fare asc nulls last, km asc nulls last");
        checkInOrder(
                t -> t.sortBy(col("fare").desc(), col("km").asc()).select("fare", "km"),
                "select fare, km from t order by fare desc nulls last, km asc nulls last");
        checkInOrder(
                t -> t.sortBy(col("vendor").desc().nullsFirst(), "km").select("vendor", "km"),
                "select vendor, km from t order by vendor desc nulls first, km asc nulls last");
    }

    @Test
    void limitTakesTheFirstRows() {
        checkInOrder(t -> t.limit(3), "select * from t limit 3");
        checkInOrder(t -> t.limit(2, 3), "select * from t limit 3 offset 2");
        checkInOrder(t -> t.limit(7, 30), "select * from t limit 30 offset 7");
        checkInOrder(t -> t.limit(0), "select * from t limit 0");
        checkInOrder(
                t -> t.sortBy(col("km").desc()).limit(1, 3),
                "select * from t order by km desc nulls last limit 3 offset 1");
    }

    @Test
    void allOfItTogether() {
        Check.over(Map.of("t", trips, "z", zones))
                .that(t ->
                        t.get("t")
                                .filter(col("km").isNotNull())
                                .join(t.get("z"), JoinType.INNER, "vendor")
                                .groupBy("zone")
                                .agg(rowCount().as("n"), col("km").mean().as("km"))
                                .sortBy(col("n").desc(), col("zone").asc())
                                .limit(2))
                .inOrder()
                .equalsSql(
                        "select z.zone, count(*) n, avg(km) km from t join z on t.vendor = z.vendor"
                                + " where km is not null group by z.zone order by n desc, zone limit"
                                + " 2");
    }
}
