package dev.tasse.bench;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.expr.Expr;
import dev.tasse.expr.JoinType;
import dev.tasse.parquet.Parquet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Joins that leave few rows of a Parquet file: what filters made of the keys of the other side are
/// worth. `SelectiveJoins FILE [QUESTION...]` takes the table `x` of db-benchmark, sorted by `id3`.
public final class SelectiveJoins {
    private static final int WARM_RUNS = 6;
    private static final int RUNS = 7;
    private static final int KEYS = 1000;

    private final String file;
    private final Client client;

    private SelectiveJoins(String file, Client client) {
        this.file = file;
        this.client = client;
    }

    /// Prints a line a question: its name, the median and the least of the runs, the two values of
    /// the result.
    public static void main(String[] arguments) {
        try (Client client = Client.threads(2)) {
            SelectiveJoins bench = new SelectiveJoins(arguments[0], client);
            List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
            bench.questions()
                    .forEach((name, question) -> {
                        if (wanted.isEmpty() || wanted.contains(name)) bench.ask(name, question);
                    });
        }
    }

    private DataFrame facts() {
        return Parquet.read(file);
    }

    private DataFrame keys(String column, Expr wanted) {
        Table keys =
                client.compute(
                        facts().select(col(column).as("key"))
                                .filter(wanted)
                                .distinct()
                                .limit(KEYS));
        return DataFrame.of(keys);
    }

    private Map<String, DataFrame> questions() {
        Expr near = col("key").gt(5_000_000).and(col("key").lt(5_001_500));
        Expr spread = col("key").rem(9_973).eq(11);
        Map<String, DataFrame> all = new LinkedHashMap<>();
        all.put("neighbouring keys", joined(facts(), keys("id3", near), "id3"));
        all.put("spread keys", joined(facts(), keys("id3", spread), "id3"));
        DataFrame sums = facts().groupBy("id3").agg(col("v1").sum().as("v1"));
        all.put("spread keys of groups", joined(sums, keys("id3", spread), "id3"));
        Table held = client.compute(facts().select("id3", "v1"));
        DataFrame heldSums = DataFrame.of(held).groupBy("id3").agg(col("v1").sum().as("v1"));
        all.put("spread keys of groups, held", joined(heldSums, keys("id3", spread), "id3"));
        DataFrame others = keys("id2", col("key").gt(0)).rename("key", "other");
        DataFrame star = facts().join(others, JoinType.INNER, col("id2").eq(col("other")));
        all.put("the second of two joins", joined(star, keys("id1", col("key").eq(3)), "id1"));
        all.put("a second join that keeps all", joined(star, keys("id1", col("key").gt(0)), "id1"));
        return all;
    }

    private static DataFrame joined(DataFrame rows, DataFrame keys, String key) {
        return rows.join(keys, JoinType.INNER, col(key).eq(col("key")))
                .agg(rowCount().as("rows"), col("v1").sum().as("sum"));
    }

    private void ask(String name, DataFrame question) {
        double[] seconds = new double[WARM_RUNS + RUNS];
        List<Object> values = List.of();
        for (int run = 0; run < seconds.length; run++) {
            long start = System.nanoTime();
            try (Table result = client.compute(question)) {
                seconds[run] = (System.nanoTime() - start) / 1e9;
                values = List.of(result.getLong("rows", 0), result.getDouble("sum", 0));
            }
        }
        double[] counted = Arrays.copyOfRange(seconds, WARM_RUNS, seconds.length);
        Arrays.sort(counted);
        System.out.printf(
                Locale.ROOT,
                "%-30s %8.3f %8.3f s %s%n",
                name,
                counted[RUNS / 2],
                counted[0],
                values);
    }
}
