package dev.tasse;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;
import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tasse.data.Table;
import dev.tasse.data.TableBuilder;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Tail;
import dev.tasse.spi.JobOptions;
import dev.tasse.testing.Check;
import dev.tasse.testing.CountedSource;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;
import dev.tasse.type.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The operations of frames that are no SQL or more than that.
final class FrameOperationsTest {
    @RegisterExtension static final LeakCheck LEAKS = new LeakCheck();

    private static final long POOL_BYTES = 1L << 26;

    private MemoryPool pool;
    private Table trips;
    private Table more;

    record Trip(String vendor, double fare, long km) {}

    record Everything(
            boolean flag,
            @Nullable Short small,
            int whole,
            @Nullable BigDecimal price,
            @Nullable LocalDate day,
            @Nullable List<String> tags) {}

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(POOL_BYTES);
        trips =
                Tables.of(
                        pool,
                        column("vendor", "a", "b", null, "a", "c"),
                        column("fare", 1.5, null, 3.0, -2.25, Double.NaN),
                        column("km", 1, 2, 3, null, 5));
        more = Tables.of(pool, column("km", 7.5, null), column("zone", "x", "y"));
    }

    @AfterEach
    void close() {
        trips.close();
        more.close();
        pool.close();
    }

    private void check(Function<DataFrame, DataFrame> query, String sql) {
        Check.over("t", trips).that(t -> query.apply(t.get("t"))).inOrder().equalsSql(sql);
    }

    private static List<Object> values(Table table, String column) {
        return new ArrayList<>(Tables.values(table.column(column)));
    }

    @Test
    void columnsAreRenamedAndDropped() {
        check(t -> t.rename("km", "way"), "select vendor, fare, km as way from t");
        check(
                t -> t.rename(Map.of("km", "fare", "fare", "km")),
                "select vendor, fare as km, km as fare from t");
        check(t -> t.drop("fare", "vendor"), "select km from t");
    }

    @Test
    void nullsAreDroppedAndFilled() {
        check(
                t -> t.dropNulls(),
                "select * from t where vendor is not null and fare is not null and km is not null");
        check(t -> t.dropNulls("km"), "select * from t where km is not null");
        check(
                t -> t.fillNull(0),
                "select vendor, coalesce(fare, 0) as fare, coalesce(km, 0) as km from t");
        check(
                t -> t.fillNull("none", "vendor"),
                "select coalesce(vendor, 'none') as vendor, fare, km from t");
        DataFrame filled = DataFrame.of(trips).fillNull(0.5);
        assertThat(filled.schema()).isEqualTo(DataFrame.of(trips).schema());
    }

    @Test
    void differentRowsComeOnce() {
        Check.over("t", trips)
                .that(t ->
                        t.get("t").select("vendor").union(t.get("t").select("vendor")).distinct())
                .equalsSql("select distinct vendor from t");
    }

    @Test
    void aUnionMatchesColumnsByNameAndFillsWithNull() {
        Check.over(Map.of("t", trips, "u", more))
                .that(t -> t.get("t").union(t.get("u"), t.get("t")))
                .inOrder()
                .equalsSql(
                        "select * from t union all by name select * from u union all by name select"
                                + " * from t");
    }

    @Test
    void limitsAndFiltersReachThePartsOfAUnion() {
        Check.over(Map.of("t", trips, "u", more))
                .that(t -> t.get("t").union(t.get("u")).filter(col("km").gt(1)).limit(1, 3))
                .inOrder()
                .equalsSql(
                        "select * from (select * from t union all by name select * from u) q where"
                                + " km > 1 limit 3 offset 1");
    }

    @Test
    void tailGivesTheLastRows() {
        try (Client client = Client.threads(2)) {
            DataFrame frame = DataFrame.ofPartitions(List.of(trips, trips)).select("km");
            client.with(() -> {
                try (Table last = frame.tail(7);
                        Table none = frame.tail(0);
                        Table all = frame.tail(100)) {
                    assertThat(values(last, "km")).containsExactly(null, 5L, 1L, 2L, 3L, null, 5L);
                    assertThat(none.rowCount()).isZero();
                    assertThat(all.rowCount()).isEqualTo(10);
                }
                return "";
            });
        }
    }

    @Test
    void rowsAreCountedBySourcesThatKnow() {
        Schema schema = Schema.of("x", DataType.INT64);
        DataFrame counted = DataFrame.from(new CountedSource("counted", schema, List.of(7L, 5L)));
        assertThat(counted.count()).isEqualTo(12);
        assertThat(DataFrame.of(trips).filter(col("km").gt(1)).count()).isEqualTo(3);
    }

    @Test
    void aLimitReadsOnlyTheSplitsItNeeds() {
        Schema schema = Schema.of("x", DataType.INT64);
        DataFrame counted =
                DataFrame.from(new CountedSource("counted", schema, List.of(7L, 5L, 3L)));
        assertThat(counted.npartitions()).isEqualTo(3);
        assertThat(counted.limit(8).explain(Stage.TASKS)).startsWith("layer-1: 2 tasks: read");
        assertThat(counted.limit(0).explain(Stage.TASKS)).doesNotContain("read");
    }

    @Test
    void aDescriptionHasARowForEachColumn() {
        try (Client client = Client.threads(2);
                Table rows = client.compute(DataFrame.of(trips).describe())) {
            assertThat(values(rows, "column")).containsExactly("vendor", "fare", "km");
            assertThat(values(rows, "type")).containsExactly("STRING", "FLOAT64", "INT64");
            assertThat(values(rows, "count")).containsExactly(4L, 4L, 4L);
            assertThat(values(rows, "nulls")).containsExactly(1L, 1L, 1L);
            assertThat(values(rows, "mean")).containsExactly(null, Double.NaN, 2.75);
            assertThat(values(rows, "std").get(2)).isEqualTo(1.707825127659933);
            assertThat(values(rows, "min")).containsExactly("a", "-2.25", "1");
            assertThat(values(rows, "q25")).containsExactly(null, 0.5625, 1.75);
            assertThat(values(rows, "q50")).containsExactly(null, 2.25, 2.5);
            assertThat(values(rows, "q75").get(2)).isEqualTo(3.5);
            assertThat(values(rows, "max")).containsExactly("c", "nan", "5");
        }
    }

    @Test
    void repartitioningKeepsRowsAndOrder() {
        check(t -> t.repartition(3), "select * from t");
        check(t -> t.repartition(1).filter(col("km").gt(1)), "select * from t where km > 1");
        try (Client client = Client.threads(2);
                Table rows = client.compute(DataFrame.of(trips).repartition(3))) {
            assertThat(rows.partitions().stream().map(Table::rowCount)).containsExactly(1L, 2L, 2L);
            assertThat(client.with(() -> DataFrame.of(trips).repartition(3).npartitions()))
                    .isEqualTo(3);
        }
    }

    @Test
    void persistKeepsRowsAndPartitions() {
        DataFrame kept = DataFrame.ofPartitions(List.of(trips, trips)).filter(col("km").gt(1));
        try (Client client = Client.threads(2)) {
            // The frame is kept by nobody once this has returned, and its memory is given back.
            long rows =
                    client.with(() -> {
                        DataFrame persisted = kept.persist();
                        assertThat(persisted.npartitions()).isEqualTo(2);
                        assertThat(persisted.explain()).startsWith("Values");
                        return persisted.count() + persisted.filter(col("km").gt(2)).count();
                    });
            assertThat(rows).isEqualTo(6 + 4);
        }
        System.gc();
    }

    @Test
    void functionsOfPartitionsSeeTables() {
        Schema schema = Schema.of("vendor", DataType.STRING).with("twice", DataType.FLOAT64);
        check(
                t ->
                        t.dropNulls("fare")
                                .mapPartitions(
                                        schema,
                                        rows -> {
                                            try (TableBuilder out = TableBuilder.of(schema)) {
                                                for (long i = 0; i < rows.rowCount(); i++) {
                                                    out.column(0)
                                                            .appendValue(rows.column(0).get(i));
                                                    double fare = rows.getDouble("fare", i);
                                                    out.column(1).appendValue(2 * fare);
                                                }
                                                return out.build();
                                            }
                                        })
                                .filter(col("twice").gt(0)),
                "select vendor, 2 * fare as twice from t where fare > 0");
        check(t -> t.mapPartitions(t.schema(), rows -> rows).limit(2), "select * from t limit 2");
    }

    @Test
    void javaCodeRunsOnceForSeveralReaders() {
        int[] calls = new int[1];
        DataFrame mapped =
                DataFrame.of(trips)
                        .mapPartitions(
                                DataFrame.of(trips).schema(),
                                rows -> {
                                    calls[0]++;
                                    return rows.slice(0, 2);
                                });
        try (Client client = Client.threads(1);
                Table rows = client.compute(mapped.union(mapped.limit(1)))) {
            assertThat(rows.rowCount()).isEqualTo(3);
        }
        assertThat(calls[0]).isEqualTo(1);
    }

    @Test
    void partitionsAreHandedOutInOrderAndOnlyAsFarAsTheyAreTaken() {
        List<Long> kms = new ArrayList<>();
        DataFrame parts = DataFrame.ofPartitions(Collections.nCopies(50, trips));
        int[] computed = new int[1];
        DataFrame counted =
                parts.filter(col("km").gt(1))
                        .mapPartitions(
                                parts.schema(),
                                rows -> {
                                    computed[0]++;
                                    return rows;
                                });
        try (Client client = Client.threads(1)) {
            client.forEachPartition(
                    parts.filter(col("km").gt(3)).union(parts.limit(1)),
                    JobOptions.DEFAULT,
                    part -> values(part, "km").forEach(km -> kms.add((Long) km)));
            assertThat(kms).hasSize(51).startsWith(5L).endsWith(1L);
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            client.forEachPartition(
                                    parts.filter(col("km").gt(3)),
                                    JobOptions.DEFAULT,
                                    _ -> {
                                        throw new IllegalStateException("enough");
                                    }));
            client.forEachPartition(counted, JobOptions.DEFAULT, part -> kms.add(part.rowCount()));
            assertThat(computed[0]).isEqualTo(50);
        }
    }

    @Test
    void whatAJoinLeftInItsPlaceIsTakenByEveryOperation() {
        Function<Check.Frames, DataFrame> joined =
                f -> f.get("t").join(f.get("u"), JoinType.LEFT, col("fare").gt(col("pay")));
        try (Table pays =
                Tables.of(
                        pool,
                        column("pay", 1.0, 2.0, null),
                        column("zone", "x", null, "a zone that is no inline text"))) {
            Map<String, Table> both = new LinkedHashMap<>();
            both.put("t", trips);
            both.put("u", pays);
            String sql = "select * from t left join u on t.fare > u.pay";
            Check check = Check.over(both);
            check.that(f -> joined.apply(f).union(joined.apply(f)))
                    .equalsSql("(" + sql + ") union all (" + sql + ")");
            check.that(f -> joined.apply(f).distinct())
                    .equalsSql("select distinct * from (" + sql + ")");
            check.that(f -> joined.apply(f).repartition(3)).equalsSql(sql);
            check.that(f -> joined.apply(f).sample(1, 7)).equalsSql(sql);
            check.that(f -> DataFrame.of(new Tail(joined.apply(f).plan(), 100))).equalsSql(sql);
        }
    }

    @Test
    void listsOnEitherSideOfAJoinBecomeRows() {
        try (Table lists =
                        Tables.of(
                                pool,
                                column("id", 1, 2, 3),
                                column("tags", List.of("a", "b"), null, List.of("c")));
                Table ids =
                        Tables.of(
                                pool, column("k", 3, 1, 1, null), column("n", "x", "y", "z", "w"));
                Client client = Client.threads(2)) {
            for (boolean listsLeft : new boolean[] {true, false}) {
                DataFrame left = DataFrame.of(listsLeft ? lists : ids);
                DataFrame right = DataFrame.of(listsLeft ? ids : lists);
                DataFrame rows =
                        left.join(right, JoinType.LEFT, col("id").eq(col("k")))
                                .explode("tags")
                                .sortBy("tags", "n");
                try (Table exploded = client.compute(rows)) {
                    assertThat(values(exploded, "tags")).containsExactly("a", "a", "b", "b", "c");
                    assertThat(values(exploded, "n")).containsExactly("y", "z", "y", "z", "x");
                }
            }
        }
    }

    @Test
    void listsBecomeRows() {
        try (Table lists =
                        Tables.of(
                                pool,
                                column("id", 1, 2, 3, 4),
                                column(
                                        "tags",
                                        List.of("a", "b"),
                                        List.of(),
                                        null,
                                        List.of("a long tag that is no inline text")));
                Client client = Client.threads(2)) {
            DataFrame exploded =
                    DataFrame.ofPartitions(List.of(lists, lists)).explode("tags").limit(4);
            assertThat(exploded.schema().toString()).isEqualTo("id INT64, tags STRING");
            try (Table rows = client.compute(exploded)) {
                assertThat(values(rows, "id")).containsExactly(1L, 1L, 4L, 1L);
                assertThat(values(rows, "tags"))
                        .containsExactly("a", "b", "a long tag that is no inline text", "a");
            }
        }
    }

    @Test
    void aSampleIsTheSameForTheSameSeed() {
        Object[] numbers = IntStream.range(0, 10_000).boxed().toArray();
        try (Table table = Tables.of(pool, column("x", numbers));
                Client client = Client.threads(2)) {
            DataFrame frame = DataFrame.ofPartitions(List.of(table, table));
            try (Table once = client.compute(frame.sample(0.1, 7));
                    Table again = client.compute(frame.sample(0.1, 7));
                    Table other = client.compute(frame.sample(0.1, 8));
                    Table all = client.compute(frame.sample(1, 7))) {
                assertThat(once.rowCount()).isBetween(1_800L, 2_200L);
                assertThat(values(once, "x")).isEqualTo(values(again, "x"));
                assertThat(values(once, "x")).isNotEqualTo(values(other, "x"));
                assertThat(all.rowCount()).isEqualTo(20_000);
                Table first = once.partitions().getFirst();
                Table second = once.partitions().getLast();
                assertThat(values(first, "x")).isNotEqualTo(values(second, "x"));
            }
        }
    }

    @Test
    void recordsBecomeRowsAndRowsRecords() {
        List<Trip> list = List.of(new Trip("a", 1.5, 3), new Trip("b", -0.0, 4));
        try (Client client = Client.threads(2)) {
            client.with(() -> {
                DataFrame frame = DataFrame.of(list);
                assertThat(frame.schema().toString())
                        .isEqualTo("vendor STRING, fare FLOAT64, km INT64");
                assertThat(frame.as(Trip.class).compute()).isEqualTo(list);
                assertThat(DataFrame.of(Trip.class, List.of()).count()).isZero();
                List<Trip> dear = frame.filter(col(Trip::fare).gt(1)).as(Trip.class).compute();
                assertThat(dear).containsExactly(list.getFirst());
                return "";
            });
        }
        System.gc();
    }

    @Test
    void recordsHoldEveryKindOfValue() {
        Everything full =
                new Everything(
                        true,
                        (short) 7,
                        -1,
                        new BigDecimal("12.50"),
                        LocalDate.of(2024, 2, 29),
                        List.of("x"));
        Everything holes = new Everything(false, null, 2, null, null, null);
        try (Client client = Client.threads(1)) {
            client.with(() -> {
                DataFrame frame = DataFrame.of(List.of(full, holes));
                assertThat(frame.schema().toString())
                        .isEqualTo(
                                "flag BOOL, small INT16, whole INT32, price DECIMAL(18, 2), day"
                                        + " DATE, tags LIST<STRING>");
                List<Everything> back = frame.as(Everything.class).compute();
                assertThat(back).containsExactly(full, holes);
                return "";
            });
        }
        System.gc();
    }

    @Test
    void groupsOfPersistedRowsAreThoseOfTheRows() {
        check(
                t -> t.repartition(2).groupBy("vendor").agg(rowCount().as("n")).sortBy("vendor"),
                "select vendor, count(*) as n from t group by vendor order by vendor nulls last");
    }
}
