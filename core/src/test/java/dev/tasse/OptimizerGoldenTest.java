package dev.tasse;

import static dev.tasse.expr.Expr.call;
import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.lit;
import static dev.tasse.expr.Expr.rowCount;
import static dev.tasse.expr.Expr.when;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.Table;
import dev.tasse.expr.Expr;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.optimize.Optimizer;
import dev.tasse.internal.plan.Explain;
import dev.tasse.testing.CountedSource;
import dev.tasse.testing.Golden;
import dev.tasse.type.DataType;
import dev.tasse.type.ListType;
import dev.tasse.type.Schema;
import dev.tasse.type.Stage;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What each rule of the optimiser does: the plan as written, then every rule that changes it with
/// the plan that it leads to.
final class OptimizerGoldenTest {
    private static final DataFrame TRIPS =
            source(
                    "trips",
                    Schema.of("vendor", DataType.STRING)
                            .with("fare", DataType.FLOAT64)
                            .with("km", DataType.INT64)
                            .with("tags", new ListType(DataType.STRING)),
                    List.of(100L, 200L, 300L));
    private static final DataFrame ZONES =
            source(
                    "zones",
                    Schema.of("id", DataType.STRING)
                            .with("zone", DataType.STRING)
                            .with("area", DataType.FLOAT64),
                    List.of());

    private static DataFrame source(String name, Schema schema, List<Long> rows) {
        return DataFrame.from(new CountedSource(name, schema, rows));
    }

    @Test
    void rulesChangePlansLikeThis() {
        Golden.check(
                "optimizer.txt",
                question -> {
                    DataFrame frame = frame(question);
                    assertThat(Explain.text(Optimizer.optimize(Optimizer.optimize(frame.plan()))))
                            .isEqualTo(frame.explain());
                    return frame.explain(Stage.LOGICAL) + "\n" + frame.explain(Stage.RULES);
                });
    }

    private static DataFrame frame(String question) {
        int colon = question.indexOf(':');
        String what = question.substring(colon + 1).strip();
        return switch (question.substring(0, colon)) {
            case "FoldConstants" -> folded(what);
            case "SimplifyPredicates" -> simplified(what);
            case "PushDownFilter" -> filtered(what);
            case "InferJoinFilters" -> inferred(what);
            case "OrderJoins" -> ordered(what);
            case "PushDownLimit" -> limited(what);
            case "PruneEmpty" -> empty(what);
            case "CountFromSource" -> counted(what);
            case "PushDownProjection" -> projected(what);
            case "MergeProjections" -> merged(what);
            case "PushJoinFilters" -> filteredByKeys(what);
            case "sharing" -> shared(what);
            default -> throw new AssertionError(question);
        };
    }

    private static DataFrame folded(String what) {
        return switch (what) {
            case "constants are computed while planning" ->
                    TRIPS.select(col("km").plus(lit(2).times(3)).as("k"), lit(1).lt(2).as("known"));
            case "what fails is left for the run" -> TRIPS.select(call("intDiv", 1, 0).as("q"));
            case "within groups and sorts" ->
                    TRIPS.groupBy("vendor")
                            .agg(col("km").times(lit(2).plus(3)).sum().as("s"))
                            .sortBy(col("s").times(lit(1).minus(2)));
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame simplified(String what) {
        return switch (what) {
            case "true is left out and false wins" ->
                    TRIPS.filter(col("km").gt(1).and(true).and(col("fare").gt(2).or(false)));
            case "not goes into comparisons" ->
                    TRIPS.filter(col("km").gt(1).not().and(col("km").isNull().not().not()));
            case "a condition given twice" -> TRIPS.filter(col("km").gt(1)).filter(col("km").gt(1));
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame filtered(String what) {
        return switch (what) {
            case "below a projection, to the source" ->
                    TRIPS.select("vendor", col("km").plus(1).as("k")).filter(col("k").gt(3));
            case "below a sort" -> TRIPS.sortBy("km").filter(col("fare").gt(3));
            case "conditions on keys below groups" ->
                    TRIPS.groupBy("vendor")
                            .agg(rowCount().as("n"))
                            .filter(col("vendor").gt("b").and(col("n").gt(3)));
            case "to the sides of a join, equalities become keys" ->
                    TRIPS.join(ZONES, JoinType.INNER, lit(true))
                            .filter(
                                    col("vendor")
                                            .eq(col("id"))
                                            .and(col("km").gt(3))
                                            .and(col("area").lt(2.5))
                                            .and(col("area").gt(col("fare"))));
            case "into each part of a union" ->
                    TRIPS.select("vendor", "km")
                            .union(ZONES.select(col("zone").as("vendor")))
                            .filter(col("vendor").ne("x"));
            case "below explode, but not on its elements" ->
                    TRIPS.explode("tags").filter(col("km").gt(3).and(col("tags").eq("a")));
            case "not below a limit, a sample, Java code" ->
                    TRIPS.limit(5)
                            .sample(0.5, 1)
                            .mapPartitions(TRIPS.schema(), table -> table)
                            .filter(col("km").gt(3));
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame ordered(String what) {
        DataFrame vendors = sized("vendors", 10L, "vendor_id", "country_id");
        DataFrame countries = sized("countries", 5L, "country", "population");
        DataFrame days = sized("days", 40L, "day", "weekday");
        DataFrame sales = sized("sales", 1000L, "sale_vendor", "sale_day");
        return switch (what) {
            case "the largest first, then the smaller ones" ->
                    days.join(vendors, JoinType.CROSS)
                            .join(sales, JoinType.INNER, col("day").eq(col("sale_day")))
                            .filter(
                                    col("vendor_id")
                                            .eq(col("sale_vendor"))
                                            .and(col("country_id").lt(col("weekday"))));
            case "the smallest waits for what links it" ->
                    countries
                            .join(sales, JoinType.CROSS)
                            .join(vendors, JoinType.INNER, col("country").eq(col("country_id")))
                            .filter(col("vendor_id").eq(col("sale_vendor")))
                            .select("population", "sale_day");
            case "what nothing links comes last" ->
                    days.join(countries, JoinType.CROSS)
                            .join(sales, JoinType.INNER, col("day").eq(col("sale_day")));
            case "not where each has a key" ->
                    vendors.join(sales, JoinType.INNER, col("vendor_id").eq(col("sale_vendor")))
                            .join(days, JoinType.INNER, col("day").eq(col("sale_day")));
            case "not across a join that keeps rows" ->
                    days.join(sales, JoinType.LEFT, col("day").eq(col("sale_day")))
                            .join(countries, JoinType.CROSS)
                            .join(vendors, JoinType.INNER, col("country").eq(col("country_id")));
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static DataFrame sized(String name, long rows, String first, String second) {
        Schema schema = Schema.of(first, DataType.INT64).with(second, DataType.INT64);
        return source(name, schema, List.of(rows));
    }

    private static DataFrame held() {
        Schema schema = Schema.of("sale_day", DataType.INT64);
        Column days = new ConstantColumn(DataType.INT64, 5, 3L);
        return DataFrame.of(Table.of(schema, 5, List.of(days), List.of()));
    }

    private static DataFrame filteredByKeys(String what) {
        DataFrame sales = sized("sales", 1000L, "sale_vendor", "sale_day");
        DataFrame days = sized("days", 40L, "day", "weekday").filter(col("weekday").eq(7));
        DataFrame vendors = sized("vendors", 10L, "vendor_id", "country_id");
        DataFrame sums = sales.groupBy("sale_day").agg(rowCount().as("n"));
        Expr onDay = col("sale_day").eq(col("day"));
        return switch (what) {
            case "through groups by the key" -> sums.join(days, JoinType.INNER, onDay);
            case "through another join" ->
                    sales.join(vendors, JoinType.INNER, col("sale_vendor").eq(col("vendor_id")))
                            .join(days, JoinType.SEMI, onDay);
            case "to tables that are held" ->
                    held().groupBy("sale_day")
                            .agg(rowCount().as("n"))
                            .join(days.limit(2), JoinType.INNER, onDay);
            case "to the table of another join" ->
                    vendors.join(sales, JoinType.INNER, col("vendor_id").eq(col("sale_vendor")))
                            .join(
                                    sized("countries", 5L, "country", "population"),
                                    JoinType.INNER,
                                    col("country_id").eq(col("country")));
            case "through a union, a sort and a choice of columns" ->
                    sales.select("sale_day")
                            .union(sales.select(col("sale_vendor").as("sale_day")))
                            .sortBy("sale_day")
                            .join(days, JoinType.INNER, onDay);
            case "not where rows without a match stay" -> sums.join(days, JoinType.LEFT, onDay);
            case "not through a limit" -> sales.limit(100).join(days, JoinType.INNER, onDay);
            case "not to what others read too" ->
                    sums.join(days, JoinType.INNER, onDay).select("n").union(sums.select("n"));
            case "not if the table is larger" ->
                    sized("few", 9L, "sale_vendor", "sale_day")
                            .groupBy("sale_day")
                            .agg(rowCount().as("n"))
                            .join(days, JoinType.SEMI, onDay);
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame inferred(String what) {
        DataFrame zones = ZONES.rename("id", "vendor");
        return switch (what) {
            case "from above the join" ->
                    TRIPS.join(zones, JoinType.INNER, "vendor").filter(col("vendor").gt("b"));
            case "from below the join, in both directions" ->
                    TRIPS.filter(col("vendor").ne("a"))
                            .join(zones.filter(col("vendor").lt("x")), JoinType.INNER, "vendor");
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame limited(String what) {
        return switch (what) {
            case "below a projection, to the source" ->
                    TRIPS.select(col("km").plus(1).as("k")).limit(3);
            case "two become one" -> TRIPS.limit(2, 10).limit(3, 20);
            case "into each part of a union" ->
                    TRIPS.select("vendor").union(ZONES.select(col("id").as("vendor"))).limit(1, 5);
            case "a limit makes repartitioning needless" -> TRIPS.repartition(8).limit(3);
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame empty(String what) {
        DataFrame nothing = TRIPS.filter(lit(1).gt(2));
        return switch (what) {
            case "a condition that is never true" -> nothing.sortBy("km").select("km");
            case "no rows of a limit" -> TRIPS.limit(0).groupBy("vendor").agg(rowCount().as("n"));
            case "one side of a join" ->
                    nothing.join(ZONES, JoinType.INNER, col("vendor").eq(col("id")));
            case "a part of a union" ->
                    nothing.select("vendor").union(ZONES.select(col("id").as("vendor")));
            case "the one row of an aggregate stays" -> nothing.agg(col("km").sum().as("s"));
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame counted(String what) {
        return switch (what) {
            case "rows that the source knows" ->
                    TRIPS.select(col("km").plus(1).as("k")).agg(rowCount().as("n"));
            case "not if some are left out" ->
                    TRIPS.filter(col("km").gt(1)).agg(rowCount().as("n"));
            case "not if the source does not know" -> ZONES.agg(rowCount().as("n"));
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame projected(String what) {
        return switch (what) {
            case "the source reads what is needed" ->
                    TRIPS.filter(col("fare").gt(1)).sortBy("km").select("vendor");
            case "through a join" ->
                    TRIPS.join(ZONES, JoinType.INNER, col("vendor").eq(col("id")))
                            .select("km", "zone");
            case "aggregates that nobody reads" ->
                    TRIPS.groupBy("vendor")
                            .agg(col("km").sum().as("s"), col("fare").max().as("m"))
                            .select("m");
            case "through a union and an explode" ->
                    TRIPS.union(TRIPS).explode("tags").select("km");
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame merged(String what) {
        return switch (what) {
            case "two projections become one" ->
                    TRIPS.select(col("km").plus(1).as("k")).select(col("k").times(2).as("j"));
            case "not if something were computed twice" ->
                    TRIPS.select(col("km").plus(1).as("k"))
                            .select(when(col("k").gt(1), col("k")).otherwise(0).as("j"));
            case "what selects everything is dropped" ->
                    ZONES.select("id", "zone", "area").filter(col("area").gt(1));
            default -> throw new AssertionError(what);
        };
    }

    private static DataFrame shared(String what) {
        DataFrame sums = TRIPS.groupBy("vendor").agg(col("km").sum().as("s"));
        return switch (what) {
            case "an equal sub-plan is computed once" ->
                    sums.join(sums.rename("s", "t"), JoinType.INNER, "vendor");
            case "a source is rather read twice" -> TRIPS.union(TRIPS);
            case "a description reads its input for sums and for quantiles" -> ZONES.describe();
            default -> throw new AssertionError(what);
        };
    }
}
