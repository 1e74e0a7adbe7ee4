package dev.tasse;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Rows that are left out early, since a join further up finds no match for them, change nothing.
final class JoinFilterTest {
    @RegisterExtension static final LeakCheck LEAKS = new LeakCheck();

    private static final long POOL_BYTES = 1L << 28;

    private MemoryPool pool;
    private final List<Table> open = new ArrayList<>();

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(POOL_BYTES);
    }

    @AfterEach
    void close() {
        open.forEach(Table::close);
        pool.close();
    }

    private Table table(Tables.Cells... columns) {
        Table table = Tables.of(pool, columns);
        open.add(table);
        return table;
    }

    /// `f` has every key of `d` and others, and each several times.
    private Map<String, Table> tables() {
        Table fact =
                table(
                        column("i", 1, 2, 3, 4, null, 1, 2, 3, 4, 9),
                        column("x", 0.0, -0.0, Double.NaN, 1.5, null, 2.5, 0.0, Double.NaN, 7., 1.),
                        column(
                                "s",
                                "a",
                                "",
                                null,
                                "b",
                                "z",
                                "a",
                                "",
                                "b",
                                "a much longer text",
                                "c"),
                        column(
                                "m",
                                Arrays.stream(
                                                new String[] {
                                                    "1.00", "2.50", "-1", "2.50", "7", "0", "0.00",
                                                    "9", "1.00", "3"
                                                })
                                        .map(BigDecimal::new)
                                        .map(n -> n.setScale(2))
                                        .toArray()),
                        column("d", days(1, 2, 3, 4, 1, 2, 3, 4, 1, 2)),
                        column("b", true, false, null, true, false, true, true, null, false, true),
                        column("v", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Table keys =
                table(
                        column("i2", 2, null, 3, 20),
                        column("x2", -0.0, Double.NaN, null, 100.0),
                        column("s2", "", "a much longer text", null, "b"),
                        column(
                                "m2",
                                new BigDecimal("2.50"),
                                new BigDecimal("0.00"),
                                null,
                                new BigDecimal("1.00")),
                        column("d2", days(2, 9, 3, 8)),
                        column("b2", true, null, true, null),
                        column("w", 1, 2, 3, 4));
        return Map.of("f", fact, "k", keys);
    }

    private static Object[] days(int... days) {
        return Arrays.stream(days).mapToObj(day -> LocalDate.of(2024, 1, day)).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "x", "s", "m", "d", "b"})
    void keysOfEveryTypePassThroughGroups(String key) {
        Check.over(tables())
                .that(t ->
                        t.get("f")
                                .groupBy(key)
                                .agg(col("v").sum().as("n"))
                                .join(t.get("k"), JoinType.INNER, col(key).eq(col(key + "2"))))
                .equalsSql(
                        "select * from (select %1$s, cast(sum(v) as bigint) as n from f group by"
                                        .formatted(key)
                                + " %1$s) g join k on %1$s = %1$s2".formatted(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "x", "s", "m", "d", "b"})
    void keysOfEveryTypePassThroughOtherJoins(String key) {
        Check.over(tables())
                .that(t ->
                        t.get("f")
                                .join(
                                        t.get("k").select(col("i2").as("i3")),
                                        JoinType.LEFT,
                                        col("i").eq(col("i3")))
                                .join(t.get("k"), JoinType.SEMI, col(key).eq(col(key + "2"))))
                .equalsSql(
                        ("select f.*, i3 from f left join (select i2 as i3 from k) on i = i3 where"
                                        + " exists (select 1 from k where %1$s = %1$s2)")
                                .formatted(key));
    }

    @Test
    void tablesOfOtherJoinsAreFilteredToo() {
        Check.over(tables())
                .that(t ->
                        t.get("f")
                                .join(t.get("k"), JoinType.INNER, col("i").eq(col("i2")))
                                .join(
                                        t.get("f")
                                                .select(col("s").as("s3"))
                                                .filter(col("s3").lt("b")),
                                        JoinType.INNER,
                                        col("s2").eq(col("s3"))))
                .equalsSql(
                        "select * from f join k on i = i2 join (select s as s3 from f where s < 'b')"
                                + " on s2 = s3");
    }

    @Test
    void keysOfOtherWidthsAreCast() {
        Check.over(tables())
                .that(t ->
                        t.get("f")
                                .with(col("i").cast(DataType.INT16).as("i"))
                                .groupBy("i")
                                .agg(rowCount().as("n"))
                                .join(t.get("k"), JoinType.INNER, col("i").eq(col("x2"))))
                .equalsSql(
                        "select * from (select cast(i as smallint) as i, count(*) as n from f group"
                                + " by 1) g join k on i = x2");
    }

    @Test
    void tablesWithoutKeysLeaveNothing() {
        for (JoinType type : List.of(JoinType.INNER, JoinType.SEMI)) {
            String join = type == JoinType.INNER ? "join k on" : "semi join k on";
            Check.over(tables())
                    .that(t ->
                            t.get("f")
                                    .distinct()
                                    .join(
                                            t.get("k").filter(col("i2").isNull()),
                                            type,
                                            col("i").eq(col("i2"))))
                    .equalsSql(
                            "select * from (select distinct * from f) "
                                    + join.replace("k on", "(select * from k where i2 is null) on")
                                    + " i = i2");
        }
    }

    @Test
    void filtersThatLeaveMostRowsAreGivenUp() {
        int rows = 30_000;
        Object[] keys = new Object[rows];
        Object[] some = new Object[rows / 2];
        for (int i = 0; i < rows; i++) keys[i] = i < 9_000 ? i % 5_000 : i;
        for (int i = 0; i < some.length; i++) some[i] = i;
        Table fact = table(column("k", keys));
        Table dim = table(column("k2", some));
        Check.over(Map.of("f", fact, "d", dim))
                .that(t ->
                        t.get("f")
                                .groupBy("k")
                                .agg(rowCount().as("n"))
                                .join(t.get("d"), JoinType.INNER, col("k").eq(col("k2")))
                                .agg(col("n").sum().as("n"), rowCount().as("groups")))
                .equalsSql(
                        "select cast(sum(n) as bigint) as n, count(*) as groups from (select k,"
                                + " count(*) as n from f group by k) g join d on k = k2");
    }
}
