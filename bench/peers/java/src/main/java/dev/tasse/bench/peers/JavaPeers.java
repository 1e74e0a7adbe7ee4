package dev.tasse.bench.peers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// `JavaPeers FOLDER PEER [QUESTION...]`: a line a question with the median and the least of 5 runs
/// after 2 warm ones, and the rows of the result. The question `csv` loads `groupby.csv` anew.
public final class JavaPeers {
    private static final List<String> QUESTIONS =
            List.of(
                    "csv", "q1", "q2", "q3", "q4", "q5", "q7", "q10", "sort", "j1", "j2", "j4",
                    "j5");
    private static final int WARM_RUNS = 2;
    private static final int RUNS = 5;

    private JavaPeers() {}

    /// Asks one peer.
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
        try (Peer peer = open(arguments[1], Path.of(arguments[0]))) {
            for (String question : wanted.isEmpty() ? QUESTIONS : wanted) {
                measure(arguments[1], peer, question);
            }
        }
    }

    private static Peer open(String name, Path folder) throws Exception {
        return switch (name) {
            case "duckdb-jdbc" -> new DuckDbObjects(folder);
            case "spark" -> new Spark(folder);
            case "dflib" -> new DfLib(folder);
            case "tablesaw" -> new Tablesaw(folder);
            default -> throw new IllegalArgumentException("no peer is called " + name);
        };
    }

    private static List<String> tables(String question) {
        return switch (question) {
            case "csv" -> List.of();
            case "j1" -> List.of("x", "small");
            case "j2", "j4" -> List.of("x", "medium");
            case "j5" -> List.of("x", "big");
            default -> List.of("groupby");
        };
    }

    private static void measure(String name, Peer peer, String question) throws Exception {
        peer.load(tables(question));
        double[] seconds = new double[WARM_RUNS + RUNS];
        long rows = 0;
        for (int run = 0; run < seconds.length; run++) {
            long start = System.nanoTime();
            try {
                rows = peer.ask(question);
            } catch (UnsupportedOperationException e) {
                System.out.printf("%-11s %-5s %s%n", name, question, e.getMessage());
                return;
            }
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        double[] counted = Arrays.copyOfRange(seconds, WARM_RUNS, seconds.length);
        Arrays.sort(counted);
        System.out.printf(
                Locale.ROOT,
                "%-11s %-5s %8.3f %8.3f s %,12d rows%n",
                name,
                question,
                counted[RUNS / 2],
                counted[0],
                rows);
    }
}
