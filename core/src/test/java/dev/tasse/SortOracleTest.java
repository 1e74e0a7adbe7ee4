package dev.tasse;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.config.Config;
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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Sorts against DuckDB on the same rows, under every configuration.
final class SortOracleTest {
    @RegisterExtension static final LeakCheck LEAKS = new LeakCheck();

    private static final long POOL_BYTES = 1L << 28;
    private static final int ROWS = 400;

    private MemoryPool pool;
    private Table rows;

    @BeforeEach
    void open() {
        pool = MemoryPool.ofLimit(POOL_BYTES);
        Random random = new Random(1);
        List<List<Object>> columns = new ArrayList<>();
        for (int i = 0; i < 6; i++) columns.add(new ArrayList<>());
        for (int n = 0; n < ROWS; n++) {
            int key = random.nextInt(40);
            columns.get(0).add("id%010d".formatted(key));
            columns.get(1).add(key % 7 == 0 ? null : "a longer text with number " + key);
            columns.get(2).add(random.nextInt(9) == 0 ? null : random.nextInt(50) / 4.0);
            columns.get(3).add(n);
            columns.get(4).add(random.nextInt(20) == 0 ? random.nextInt(5) : 3);
            columns.get(5)
                    .add(random.nextInt(10) == 0 ? "b" : "id" + "x".repeat(random.nextInt(9)));
        }
        rows =
                Tables.of(
                        pool,
                        column("id", DataType.STRING, columns.get(0)),
                        column("text", DataType.STRING, columns.get(1)),
                        column("v", DataType.FLOAT64, columns.get(2)),
                        column("n", DataType.INT32, columns.get(3)),
                        column("hot", DataType.INT32, columns.get(4)),
                        column("odd", DataType.STRING, columns.get(5)));
    }

    @AfterEach
    void close() {
        rows.close();
        pool.close();
    }

    private void check(String order, Object... keys) {
        Check.over("t", rows)
                .that(t -> t.get("t").sortBy(keys))
                .inOrder()
                .equalsSql("select * from t order by " + order + ", n");
    }

    @Test
    void textsWithACommonBeginningAreOrderedByTheirEndsThenByNumbers() {
        check("id, v nulls last", "id", "v");
        check("odd desc, id", col("odd").desc(), "id");
    }

    @Test
    void nullsGoWhereTheyAreAskedFor() {
        check(
                "text nulls first, v desc nulls last",
                col("text").asc().nullsFirst(),
                col("v").desc());
        check("v desc nulls first, text nulls last", col("v").desc().nullsFirst(), "text");
    }

    @Test
    void rowsOfOneHotKeyKeepTheirOrder() {
        check("hot", "hot");
        check("hot % 1", col("hot").rem(1));
    }

    @Test
    void expressionsAreKeysToo() {
        check("n % 10 desc, id", col("n").rem(10).desc(), "id");
    }

    @Test
    void resultsOfJoinsAreSorted() {
        try (Table few = Tables.of(pool, column("k", 3, 1, 4), column("name", "x", "y", "x"))) {
            Check.over(Map.of("t", rows, "f", few))
                    .that(t ->
                            t.get("t")
                                    .join(t.get("f"), JoinType.LEFT, col("hot").eq(col("k")))
                                    .sortBy("name", "n"))
                    .inOrder()
                    .equalsSql(
                            "select * from t left join f on hot = k order by name nulls last, n");
        }
    }

    @Test
    void theFirstRowsAreThoseOfTheWholeSort() {
        Check.over("t", rows)
                .that(t -> t.get("t").sortBy("id", col("v").desc(), "n").limit(5, 30))
                .inOrder()
                .equalsSql("select * from t order by id, v desc nulls last, n limit 30 offset 5");
    }

    @Test
    void rowsThatCannotBeAmongTheFirstAreLeftOut() {
        int count = 30_000;
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) numbers.add((int) (i * 7919L % 10_007));
        try (Table many = Tables.of(pool, column("n", DataType.INT32, numbers));
                Client client = Client.threads(1, Config.load())) {
            DataFrame top = DataFrame.of(many).sortBy(col("n").desc()).limit(3, 4);
            try (Table result = client.compute(top)) {
                List<Object> sorted = new ArrayList<>(numbers);
                sorted.sort(Collections.reverseOrder());
                assertThat(Tables.values(result.column("n"))).isEqualTo(sorted.subList(3, 7));
            }
        }
    }
}
