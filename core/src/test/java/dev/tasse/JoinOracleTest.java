package dev.tasse;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;
import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.expr.Expr;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Check;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;
import dev.tasse.type.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Joins of every type against DuckDB on the same rows, under every configuration.
final class JoinOracleTest {
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

    private Map<String, Table> plain() {
        Table left =
                table(
                        column("k", 1, 2, null, 2, 5, 7, 1, 9),
                        column("a", 10, 20, 30, 40, null, 60, 70, 80));
        Table right =
                table(
                        column("k2", 2, 1, null, 2, 7, 100),
                        column("b", 15, 25, 35, null, 55, 65),
                        column("s", "x", "a text of some length", "z", null, "w", "v"));
        return Map.of("l", left, "r", right);
    }

    private static String word(JoinType type) {
        return type == JoinType.INNER ? "join" : type.name().toLowerCase(Locale.ROOT) + " join";
    }

    private void check(Map<String, Table> tables, JoinType type, Expr condition, String on) {
        Check.over(tables)
                .that(t -> t.get("l").join(t.get("r"), type, condition))
                .equalsSql("select * from l " + word(type) + " r on " + on);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeMatchesOnAKey(JoinType type) {
        check(plain(), type, col("k").eq(col("k2")), "k = k2");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeTakesAFurtherCondition(JoinType type) {
        check(plain(), type, col("k").eq(col("k2")).and(col("a").lt(col("b"))), "k = k2 and a < b");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeTakesAConditionWithoutAKey(JoinType type) {
        check(plain(), type, col("a").lt(col("b")), "a < b");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeTakesConditionsOnOneSide(JoinType type) {
        Expr condition = col("k").eq(col("k2")).and(col("a").gt(15)).and(col("b").gt(20));
        check(plain(), type, condition, "k = k2 and a > 15 and b > 20");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeTakesAnEmptySide(JoinType type) {
        Table none =
                table(
                        column("k2", DataType.INT32, List.of()),
                        column("b", DataType.INT32, List.of()));
        Table some = table(column("k", 1, null), column("a", 3, 4));
        check(Map.of("l", some, "r", none), type, col("k").eq(col("k2")), "k = k2");
        check(Map.of("l", none, "r", some), type, col("k2").eq(col("k")), "k2 = k");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeMatchesTexts(JoinType type) {
        Table left =
                table(column("s", "a", "the same long text", null, "b", "a", "the same long texu"));
        Table right =
                table(
                        column("t", "the same long text", "a", "", null, "c", "a"),
                        column("n", 1, 2, 3, 4, 5, 6));
        check(Map.of("l", left, "r", right), type, col("s").eq(col("t")), "s = t");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeMatchesSeveralKeysOfDifferentTypes(JoinType type) {
        Table left =
                table(
                        column(
                                "i",
                                DataType.INT16,
                                List.of((short) 1, (short) 2, (short) 3, (short) 1)),
                        column("d", -0.0, Double.NaN, 2.5, null));
        Table right =
                table(
                        column("j", 1L, 2L, 3L, 3L, null),
                        column("e", 0.0, Double.NaN, 2.5, 2.0, 1.0));
        Expr condition = col("i").eq(col("j")).and(col("d").eq(col("e")));
        check(Map.of("l", left, "r", right), type, condition, "i = j and d = e");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeMatchesDecimals(JoinType type) {
        Table left =
                table(column("d", decimal("1.50"), decimal("-2.00"), null, decimal("99999999.99")));
        Table right =
                table(
                        column(
                                "e",
                                decimal("1.50"),
                                decimal("99999999.99"),
                                decimal("3.25"),
                                decimal("1.50")),
                        column("n", 1, 2, 3, 4));
        check(Map.of("l", left, "r", right), type, col("d").eq(col("e")), "d = e");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void everyTypeTakesOneHotKey(JoinType type) {
        List<Object> many = new ArrayList<>();
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            many.add(i % 5 == 0 ? i : 7);
            numbers.add(i);
        }
        Table left = table(column("k", DataType.INT32, many), column("a", DataType.INT32, numbers));
        Table right =
                table(column("k2", DataType.INT32, many), column("b", DataType.INT32, numbers));
        Expr condition = col("k").eq(col("k2"));
        check(Map.of("l", left, "r", right), type, condition, "k = k2");
        check(
                Map.of("l", left, "r", right),
                type,
                condition.and(col("a").eq(col("b").plus(3))),
                "k = k2 and a = b + 3");
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "SEMI", "ANTI"})
    void leftRowsKeepTheirOrder(JoinType type) {
        List<Object> ids = new ArrayList<>();
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(i);
            keys.add(i * 7 % 11);
        }
        Table left = table(column("a", DataType.INT32, ids), column("k", DataType.INT32, keys));
        Check.over(Map.of("l", left, "r", table(column("k2", 3, 0, 3, 7, 8, 1, 3))))
                .that(t -> t.get("l").join(t.get("r"), type, col("k").eq(col("k2"))))
                .inOrder()
                .equalsSql("select * from l " + word(type) + " r on k = k2 order by a");
    }

    @Test
    void crossJoinPairsAllRows() {
        Check.over(plain())
                .that(t -> t.get("l").join(t.get("r"), JoinType.CROSS))
                .equalsSql("select * from l cross join r");
        Check.over(plain())
                .that(t -> t.get("l").join(t.get("r"), JoinType.CROSS).agg(rowCount().as("n")))
                .equalsSql("select count(*) n from l cross join r");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void namedKeysStandOnceWithTheValueOfTheSideThatIsKept(JoinType type) {
        Table left = table(column("k", 1, 2, null, 4), column("a", 1, 2, 3, 4));
        Table right = table(column("k", 2L, null, 5L, 2L), column("b", 1, 2, 3, 4));
        String key =
                switch (type) {
                    case RIGHT -> "r.k";
                    case FULL -> "coalesce(l.k, r.k)";
                    default -> "l.k";
                };
        String columns =
                type == JoinType.SEMI || type == JoinType.ANTI ? "l.*" : key + " k, l.a, r.b";
        Check.over(Map.of("l", left, "r", right))
                .that(t -> t.get("l").join(t.get("r"), type, "k"))
                .equalsSql("select " + columns + " from l " + word(type) + " r on l.k = r.k");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSS")
    void filtersAboveAJoinOfEveryTypeKeepTheirMeaning(JoinType type) {
        boolean leftOnly = type == JoinType.SEMI || type == JoinType.ANTI;
        Expr[] filters =
                leftOnly
                        ? new Expr[] {col("a").gt(20), col("k").isNull()}
                        : new Expr[] {
                            col("a").gt(20),
                            col("b").gt(20),
                            col("b").isNull(),
                            col("a").isNull().and(col("b").gt(0)),
                            col("a").gt(col("b")),
                            col("s").isNotNull().and(col("a").isNotNull())
                        };
        String[] texts = {
            "a > 20",
            "b > 20",
            "b is null",
            "a is null and b > 0",
            "a > b",
            "s is not null and a is not null"
        };
        if (leftOnly) texts[1] = "k is null";
        for (int i = 0; i < filters.length; i++) {
            Expr filter = filters[i];
            Check.over(plain())
                    .that(t ->
                            t.get("l")
                                    .join(t.get("r"), type, col("k").eq(col("k2")))
                                    .filter(filter))
                    .equalsSql("select * from l " + word(type) + " r on k = k2 where " + texts[i]);
        }
    }

    /// A text for each code, with a number.
    private Table coded(int... codes) {
        try (Lease lease = pool.lease(0, "coded texts")) {
            ColumnBuilder entries = ColumnBuilder.of(lease, DataType.STRING, 3);
            for (String entry : List.of("b", "a", "c")) entries.appendValue(entry);
            MemorySegment places = lease.allocate((long) codes.length * Integer.BYTES);
            ColumnBuilder numbers = ColumnBuilder.of(lease, DataType.INT64, codes.length);
            for (int i = 0; i < codes.length; i++) {
                places.setAtIndex(Layouts.INT, i, codes[i]);
                numbers.appendValue((long) i);
            }
            Column texts =
                    new DictionaryColumn(
                            codes.length, places, entries.finish(), Bitmap.allSet(codes.length));
            List<Column> columns = List.of(texts, numbers.finish());
            List<DataType> types = List.of(DataType.STRING, DataType.INT64);
            Schema schema = Schema.of(List.of("s", "v"), types);
            Table table = Table.of(schema, codes.length, columns, lease.seal());
            open.add(table);
            return table;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INNER", "LEFT"})
    void codesTellThePairsWhereEachEntryHasOneMatch(JoinType type) {
        Table left = coded(0, 1, 2, 1, 1, 0, 2, 0, 1);
        Table every =
                table(
                        column("t", "c", "x", "a", "b"),
                        column("n", 1, 2, null, 4),
                        column("w", "some text that is long", "p", null, "q"));
        Table some = table(column("t", "c", "x", "b"), column("n", 1, 2, 4), column("w", 1, 2, 3));
        for (Table right : List.of(every, some)) {
            Map<String, Table> tables = Map.of("l", left, "r", right);
            check(tables, type, col("s").eq(col("t")), "s = t");
            Check.over(tables)
                    .that(t ->
                            t.get("l")
                                    .join(t.get("r"), type, col("s").eq(col("t")))
                                    .filter(col("v").ne(3))
                                    .groupBy("w")
                                    .agg(rowCount().as("rows"), col("n").sum().as("n")))
                    .equalsSql(
                            "select w, count(*) \"rows\", sum(n)::bigint n from l %s r on s = t where v <> 3 group by w"
                                    .formatted(word(type)));
        }
    }

    @Test
    void joinsOfJoinsAreFusedIntoOnePass() {
        Check.over(plain())
                .that(t -> {
                    DataFrame first =
                            t.get("l").join(t.get("r"), JoinType.LEFT, col("k").eq(col("k2")));
                    DataFrame zones = t.get("r").select(col("k2").as("k3"), col("b").as("b3"));
                    DataFrame second = first.join(zones, JoinType.FULL, col("b").eq(col("b3")));
                    return second.join(
                            t.get("l").select(col("k").as("k4")),
                            JoinType.ANTI,
                            col("b3").eq(col("k4").times(5)));
                })
                .equalsSql(
                        "select l.*, r.*, z.k2 k3, z.b b3 from l left join r on l.k = r.k2 full join r z on r.b = z.b"
                                + " where not exists (select 1 from l y where z.b = y.k * 5)");
    }

    @Test
    void outerJoinsUnderRejectingFiltersBecomeSmaller() {
        Table left = table(column("k", 1), column("a", 1));
        Table right = table(column("k2", 1), column("b", 1));
        DataFrame l = DataFrame.of(left);
        DataFrame r = DataFrame.of(right);
        Expr keys = col("k").eq(col("k2"));
        assertThat(joinLine(l.join(r, JoinType.LEFT, keys).filter(col("b").gt(1))))
                .isEqualTo("Join INNER on k = k2");
        assertThat(joinLine(l.join(r, JoinType.FULL, keys).filter(col("b").gt(1))))
                .isEqualTo("Join RIGHT on k = k2");
        assertThat(joinLine(l.join(r, JoinType.FULL, keys).filter(col("a").gt(1))))
                .isEqualTo("Join LEFT on k = k2");
        assertThat(joinLine(l.join(r, JoinType.FULL, keys).filter(col("a").eq(col("b")))))
                .isEqualTo("Join INNER on k = k2 and a = b");
        assertThat(joinLine(l.join(r, JoinType.LEFT, keys).filter(col("b").isNull())))
                .isEqualTo("Join LEFT on k = k2");
    }

    private static String joinLine(DataFrame frame) {
        return frame.explain(Stage.OPTIMIZED)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Join"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void joinsWithoutKeysAndCrossJoinsWithThemAreRefused() {
        DataFrame l = DataFrame.of(table(column("k", 1)));
        DataFrame r = DataFrame.of(table(column("k", 1), column("b", 1)));
        assertThatThrownBy(() -> l.join(r, JoinType.LEFT))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("a join needs a column that both sides have");
        assertThatThrownBy(() -> l.join(r, JoinType.CROSS, "k"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("a CROSS join pairs all rows");
        assertThatThrownBy(() -> l.join(r.select("b"), JoinType.CROSS, col("k").eq(col("b"))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("join INNER on it");
        assertThatThrownBy(() -> l.join(r, JoinType.LEFT, col("b").gt(1)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("both sides have a column \"k\"");
    }
}
