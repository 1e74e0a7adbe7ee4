package dev.tasse.bench;

import static dev.tasse.expr.Expr.col;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.expr.Expr;
import dev.tasse.io.Csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Reads the CSV files of `bench/peers/data.py` and aggregates all of their rows; beside
/// `bench/peers/csv_scan.py`, which lets DuckDB and Polars do the same.
///
/// Arguments: the directory of the files, the number of threads (2), and the names of the jobs to
/// run (all). Prints for each job the median, the fastest run and the most memory held.
public final class CsvScan {
    private static final int WARM_RUNS = 2;
    private static final int RUNS = 5;
    private static final List<String> NUMBERS = List.of("id4", "id5", "id6", "v1", "v2", "v3");
    private static final List<String> TEXTS = List.of("id1", "id2", "id3");

    private CsvScan() {}

    /// Runs the jobs.
    public static void main(String[] arguments) {
        String directory = arguments[0];
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        List<String> jobs =
                Arrays.asList(arguments).subList(Math.min(2, arguments.length), arguments.length);
        try (Client client = Client.threads(threads)) {
            if (jobs.isEmpty() || jobs.contains("groupby")) {
                run("groupby", client, () -> columns(directory + "/groupby.csv"));
            }
            if (jobs.isEmpty() || jobs.contains("stations")) {
                run("stations", client, () -> stations(directory + "/stations.csv"));
            }
        }
    }

    /// Sums of the six numbers, least and greatest of all nine columns.
    private static DataFrame columns(String path) {
        List<Expr> wanted = new ArrayList<>();
        for (String name : NUMBERS) wanted.add(col(name).sum().as(name + "_sum"));
        List<String> all = new ArrayList<>(TEXTS);
        all.addAll(NUMBERS);
        for (String name : all) {
            wanted.add(col(name).min().as(name + "_min"));
            wanted.add(col(name).max().as(name + "_max"));
        }
        return Csv.read(path).agg(wanted.toArray(Expr[]::new));
    }

    private static DataFrame stations(String path) {
        Expr value = col("value");
        return Csv.read(
                        path,
                        o -> o.withDelimiter(';').withHeader(false).withNames("station", "value"))
                .groupBy("station")
                .agg(value.min().as("least"), value.mean().as("mean"), value.max().as("most"));
    }

    private static void run(String name, Client client, Supplier<DataFrame> job) {
        try (ResidentMemory memory = ResidentMemory.open()) {
            long[] nanos = new long[RUNS];
            long rows = 0;
            for (int run = -WARM_RUNS; run < RUNS; run++) {
                long start = System.nanoTime();
                try (Table result = client.compute(job.get())) {
                    rows = result.rowCount();
                }
                long taken = System.nanoTime() - start;
                if (run == -WARM_RUNS) System.out.printf("%-9s first %.3f s%n", name, taken / 1e9);
                if (run >= 0) nanos[run] = taken;
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "%-9s median %.3f s, least %.3f s, peak %d MiB, %d rows%n",
                    name, nanos[RUNS / 2] / 1e9, nanos[0] / 1e9, memory.peakMib(), rows);
        }
    }
}
