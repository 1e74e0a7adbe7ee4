package dev.tasse;

import static dev.tasse.expr.Expr.call;
import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.lit;
import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.io.Csv;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.util.List;

/// What a user is told of a mistake, by the call that makes it.
@ExtendWith(LeakCheck.class)
final class FrameErrorsTest {
    private static final long POOL_BYTES = 1L << 24;

    private MemoryPool pool;
    private Table table;
    private DataFrame trips;

    record Trip(String vendor, double fare) {}

    record Whole(int fare) {}

    record Ticket(URI address) {}

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(POOL_BYTES);
        table =
                Tables.of(
                        pool,
                        column("vendor", "a", "b", null),
                        column("fare", 1.5, null, 3.0),
                        column("km", 1, 2, 3_000_000_000L));
        trips = DataFrame.of(table);
    }

    @AfterEach
    void close() {
        table.close();
        pool.close();
    }

    private static void fails(ThrowingCallable call, Class<?> type, String message) {
        Throwable error = catchThrowable(call);
        assertThat(error).isInstanceOf(type);
        assertThat(error).hasMessage(message);
    }

    private static void wrongPlan(ThrowingCallable call, String message) {
        fails(call, PlanException.class, message);
    }

    @Test
    void aWrongColumnIsToldTheNearest() {
        String message =
                "column \"fair\" not found; did you mean \"fare\"? columns: vendor STRING,"
                        + " fare FLOAT64, km INT64";
        wrongPlan(() -> trips.select("fair"), message);
        wrongPlan(() -> trips.filter(col("fair").gt(1)), message);
        wrongPlan(() -> trips.sortBy("fair"), message);
        wrongPlan(() -> trips.groupBy("fair").agg(), message);
        wrongPlan(() -> trips.drop("fair"), message);
        wrongPlan(() -> trips.rename("fair", "x"), message);
        wrongPlan(() -> trips.dropNulls("fair"), message);
        wrongPlan(() -> trips.fillNull(0, "fair"), message);
        wrongPlan(() -> trips.explode("fair"), message);
        wrongPlan(() -> trips.join(trips, JoinType.INNER, "fair"), message);
    }

    @Test
    void keysOfASortAreNeeded() {
        wrongPlan(() -> trips.sortBy(), "sortBy: nothing to sort by");
    }

    @Test
    void aWrongTypeIsToldWithItsExpression() {
        wrongPlan(
                () -> trips.with(col("fare").div(col("vendor")).as("x")),
                "fare / vendor: cannot divide FLOAT64 and STRING; cast to a type that fits");
        wrongPlan(
                () -> trips.filter(col("km")),
                "km: a filter keeps the rows for which something is true: got INT64, expected"
                        + " BOOL; compare it with a value");
        wrongPlan(
                () -> trips.explode("km"),
                "explode(\"km\"): only lists have elements that can become rows: got INT64,"
                        + " expected LIST");
        wrongPlan(
                () -> trips.fillNull("none", "km"),
                "fillNull, column \"km\" INT64: the column does not hold such values: got 'none'"
                        + " STRING");
        wrongPlan(
                () -> trips.union(trips.select(col("vendor").as("km"))),
                "union: column \"km\" has types without one in common: got INT64 and STRING; cast"
                        + " it in one of the frames");
    }

    @Test
    void unknownFunctionsAreToldTheNearest() {
        Throwable error = catchThrowable(() -> trips.select(call("uper", col("vendor")).as("u")));
        assertThat(error)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("no function is called \"uper\"; did you mean \"upper\"?");
    }

    @Test
    void namesMustNotOccurTwice() {
        wrongPlan(
                () -> trips.select("km", col("fare").as("km")),
                "two columns are called \"km\"; rename one, or join with a suffix");
        wrongPlan(
                () -> trips.rename("fare", "km"),
                "two columns are called \"km\"; rename one, or join with a suffix");
    }

    @Test
    void countsMustNotBeNegative() {
        Class<?> type = IllegalArgumentException.class;
        fails(() -> trips.limit(-1), type, "limit(0, -1) is negative");
        fails(() -> trips.limit(-2, 3), type, "limit(-2, 3) is negative");
        fails(() -> trips.tail(-1), type, "tail(-1) is negative");
        fails(() -> trips.repartition(0), type, "0 partitions, expected 1 or more");
        fails(() -> trips.sample(1.5, 1), type, "a sample of 1.5, expected 0 to 1");
    }

    @Test
    void aFrameNeedsAColumn() {
        wrongPlan(() -> trips.select(), "select: a frame needs a column");
        wrongPlan(() -> trips.drop("vendor", "fare", "km"), "select: a frame needs a column");
    }

    @Test
    void columnsAreNamesOrExpressions() {
        fails(
                () -> trips.select(7),
                IllegalArgumentException.class,
                "columns are given by name or as an Expr, not as a java.lang.Integer");
        fails(
                () -> trips.fillNull(col("km")),
                IllegalArgumentException.class,
                "nulls are filled with a constant; use with(coalesce(..)) for an expression");
    }

    @Test
    void missingFilesAreNamed() {
        Throwable error = catchThrowable(() -> Csv.source("nowhere/trips.csv", o -> o));
        assertThat(error)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nowhere/trips.csv: there is no such file");
    }

    @Test
    void aClosedTableSaysSo() {
        Table other = Tables.of(pool, column("x", 1));
        DataFrame frame = DataFrame.of(other);
        other.close();
        Throwable error = catchThrowable(frame::compute);
        assertThat(error).hasStackTraceContaining("the table is closed");
    }

    @Test
    void recordsAreCheckedWhenTheyAreAskedFor() {
        wrongPlan(
                () -> trips.drop("fare").as(Trip.class),
                "component \"fare\" of Trip: column \"fare\" not found; columns: vendor STRING,"
                        + " km INT64");
        wrongPlan(
                () -> trips.as(Whole.class),
                "component \"fare\" of Whole: the component does not take the column's values: got"
                        + " column \"fare\" FLOAT64, expected int; change the component, or cast"
                        + " the column in select(..)");
        wrongPlan(
                () -> DataFrame.of(List.of(new Ticket(URI.create("a:b")))),
                "component \"address\" of Ticket: no column holds values of this class: got"
                        + " java.net.URI, expected a primitive, its box, String, BigDecimal,"
                        + " byte[], a class of java.time, or a List of these");
        fails(
                () -> DataFrame.of(List.<Trip>of()),
                IllegalArgumentException.class,
                "no records: use DataFrame.of(Trip.class, records) for columns without rows");
    }

    @Test
    void primitiveComponentsTakeNeitherNullsNorLargeNumbers() {
        fails(
                () -> trips.as(Trip.class).compute(),
                DataException.class,
                "component \"fare\" of Trip: column \"fare\" is null in row 1: expected double;"
                        + " use Double, or fillNull(..)");
        fails(
                () -> trips.select(col("km").as("fare")).as(Whole.class).compute(),
                DataException.class,
                "component \"fare\" of Whole: column \"fare\" is too large: 3000000000 in row 2:"
                        + " expected int; use long");
    }

    @Test
    void aFunctionOfPartitionsMustKeepItsPromise() {
        DataFrame broken = trips.mapPartitions(Schema.of("x", DataType.INT64), rows -> rows);
        assertThat(catchThrowable(broken::compute))
                .hasStackTraceContaining(
                        "mapPartitions: the function gave other columns than promised: got vendor"
                                + " STRING, fare FLOAT64, km INT64, expected x INT64");
        DataFrame failing =
                trips.mapPartitions(
                        trips.schema(),
                        _ -> {
                            throw new IllegalStateException("no model");
                        });
        assertThat(catchThrowable(failing::compute)).hasStackTraceContaining("no model");
    }

    @Test
    void aConstantFilterMustBeACondition() {
        assertThat(catchThrowable(() -> trips.filter(lit(1)))).isInstanceOf(PlanException.class);
    }
}
