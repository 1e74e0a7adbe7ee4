package dev.tasse.bench;

import static dev.tasse.expr.Expr.col;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.expr.Expr;
import dev.tasse.spi.Formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A Parquet file of db-benchmark's group-by data from the disk to one row: the sums of its six
/// columns of numbers, and the least and greatest of all nine. `bench/peers/parquet.py` does the
/// same.
public final class ParquetScan {
    private static final int WARM_RUNS = 2;
    private static final int RUNS = 5;
    private static final List<String> NUMBERS = List.of("id4", "id5", "id6", "v1", "v2", "v3");
    private static final List<String> TEXTS = List.of("id1", "id2", "id3");

    private final Client client;
    private final String path;
    private final int runs;

    private ParquetScan(Client client, String path, int runs) {
        this.client = client;
        this.path = path;
        this.runs = runs;
    }

    /// Prints a line for each selection: all columns, one of each kind, and only the sums.
    ///
    /// @param arguments the file, the number of threads if it is not 2, and how often to run
    public static void main(String[] arguments) {
        String path = arguments[0];
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : RUNS;
        try (Client client = Client.threads(threads)) {
            ParquetScan scan = new ParquetScan(client, path, runs);
            List<Expr> all = new ArrayList<>();
            for (String name : NUMBERS) all.add(col(name).sum().as(name + "_sum"));
            for (String name : NUMBERS) addExtremes(all, name);
            for (String name : TEXTS) addExtremes(all, name);
            scan.report("sums, extremes of all", all);
            scan.report("sum of v3", List.of(col("v3").sum().as("s")));
            scan.report("sum of id4", List.of(col("id4").sum().as("s")));
            scan.report("sum of id6", List.of(col("id6").sum().as("s")));
            scan.report("count of id1", List.of(col("id1").count().as("n")));
            scan.report("count of id3", List.of(col("id3").count().as("n")));
            scan.report("min of id1", List.of(col("id1").min().as("n")));
            scan.report("min of id3", List.of(col("id3").min().as("n")));
        }
    }

    private static void addExtremes(List<Expr> all, String name) {
        all.add(col(name).min().as(name + "_min"));
        all.add(col(name).max().as(name + "_max"));
    }

    private void report(String what, List<Expr> wanted) {
        double[] seconds = new double[runs];
        String seen = "";
        for (int run = -WARM_RUNS; run < runs; run++) {
            long start = System.nanoTime();
            DataFrame frame = DataFrame.from(Formats.open(path)).agg(wanted.toArray(Expr[]::new));
            try (Table table = client.compute(frame)) {
                seen = String.valueOf(table.column(0).get(0));
            }
            if (run >= 0) seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(
                "%-24s %.3f s  (%.3f to %.3f)  %s%n",
                what, seconds[runs / 2], seconds[0], seconds[runs - 1], seen);
    }
}
