package dev.tasse.bench;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.expr.Expr;
import dev.tasse.expr.JoinType;
import dev.tasse.spi.Formats;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The questions of db-benchmark (github.com/duckdblabs/db-benchmark) on the files that
/// `bench/peers/data.py` makes, as `bench/peers/columns.py` asks them of the peers: inputs held as
/// tables with the types that CSV reading finds, results held as a table.
///
/// `DbBenchmark FOLDER [THREADS] [QUESTION...]`, for instance `DbBenchmark data 1 q1 q3 j5 sort`;
/// two threads and all questions if not told.
public final class DbBenchmark {
    private static final int WARM_RUNS = 2;
    private static final int RUNS = 5;

    private final Path folder;
    private final Client client;
    private final Map<String, Table> tables = new HashMap<>();

    private DbBenchmark(Path folder, Client client) {
        this.folder = folder;
        this.client = client;
    }

    /// Prints a line a question: its name, the median and the least of the runs, rows of the
    /// result.
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        boolean counted = arguments.length > 1 && arguments[1].matches("\\d+");
        int threads = counted ? Integer.parseInt(arguments[1]) : 2;
        List<String> wanted = Arrays.asList(arguments).subList(counted ? 2 : 1, arguments.length);
        try (Client client = Client.threads(threads)) {
            DbBenchmark bench = new DbBenchmark(folder, client);
            try {
                bench.questions()
                        .forEach((name, question) -> {
                            if (wanted.isEmpty() || wanted.contains(name))
                                bench.ask(name, question);
                        });
            } finally {
                bench.tables.values().forEach(Table::close);
            }
        }
    }

    private Map<String, UnaryOperator<DataFrame>> questions() {
        Map<String, UnaryOperator<DataFrame>> all = new LinkedHashMap<>();
        all.put("q1", t -> t.groupBy("id1").agg(col("v1").sum()));
        all.put("q2", t -> t.groupBy("id1", "id2").agg(col("v1").sum()));
        all.put("q3", t -> t.groupBy("id3").agg(col("v1").sum(), col("v3").mean()));
        all.put(
                "q4",
                t -> t.groupBy("id4").agg(col("v1").mean(), col("v2").mean(), col("v3").mean()));
        all.put("q5", t -> t.groupBy("id6").agg(col("v1").sum(), col("v2").sum(), col("v3").sum()));
        all.put("q6", t -> t.groupBy("id4", "id5").agg(col("v3").median(), col("v3").std()));
        all.put(
                "q7",
                t -> t.groupBy("id3").agg(col("v1").max().minus(col("v2").min()).as("range")));
        all.put("q9", DbBenchmark::squaredCorrelation);
        all.put(
                "q10",
                t ->
                        t.groupBy("id1", "id2", "id3", "id4", "id5", "id6")
                                .agg(col("v3").sum(), rowCount().as("count")));
        all.put("sort", t -> t.sortBy("id3", "v3"));
        all.put("j1", x -> x.join(right("small", "id1"), JoinType.INNER, "id1"));
        all.put("j2", x -> x.join(right("medium", "id2"), JoinType.INNER, "id2"));
        all.put("j3", x -> x.join(right("medium", "id2"), JoinType.LEFT, "id2"));
        all.put("j4", x -> x.join(right("medium", "id5"), JoinType.INNER, "id5"));
        all.put("j5", x -> x.join(right("big", "id3"), JoinType.INNER, "id3"));
        return all;
    }

    private static DataFrame squaredCorrelation(DataFrame t) {
        Expr r = col("v1").corr(col("v2"));
        return t.groupBy("id2", "id4").agg(r.times(r).as("r2"));
    }

    /// The right side of a join: the columns that the left side has too get the prefix `right_`.
    private DataFrame right(String name, String key) {
        DataFrame table = frame(name);
        Object[] columns =
                table.schema().names().stream()
                        .map(column ->
                                column.equals(key) || column.startsWith("v")
                                        ? col(column)
                                        : col(column).as("right_" + column))
                        .toArray();
        return table.select(columns);
    }

    private DataFrame frame(String name) {
        return DataFrame.of(
                tables.computeIfAbsent(
                        name,
                        key ->
                                client.compute(
                                        DataFrame.from(
                                                Formats.open(
                                                        folder.resolve(key + ".csv")
                                                                .toString())))));
    }

    private void ask(String name, UnaryOperator<DataFrame> question) {
        DataFrame input = frame(name.startsWith("j") ? "x" : "groupby");
        double[] seconds = new double[WARM_RUNS + RUNS];
        long rows = 0;
        for (int run = 0; run < seconds.length; run++) {
            long start = System.nanoTime();
            try (Table result = client.compute(question.apply(input))) {
                seconds[run] = (System.nanoTime() - start) / 1e9;
                rows = result.rowCount();
            }
        }
        double[] counted = Arrays.copyOfRange(seconds, WARM_RUNS, seconds.length);
        Arrays.sort(counted);
        System.out.printf(
                Locale.ROOT,
                "tasse %-5s %8.3f %8.3f s %,12d rows%n",
                name,
                counted[RUNS / 2],
                counted[0],
                rows);
    }
}
