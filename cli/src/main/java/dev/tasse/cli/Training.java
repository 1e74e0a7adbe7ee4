package dev.tasse.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Runs typical commands once, for the launcher to make the JVM's AOT caches from: what is loaded
/// here need not be loaded, linked and profiled at the next start.
///
/// There are three caches: one that holds Calcite makes the light commands start slower, and what
/// one knows of methods is only of use to the compilers that it was made with.
final class Training {
    private static final String FLIGHTS = "examples/data/flights.parquet";
    private static final String AIRPORTS = "examples/data/airports.csv";
    private static final List<String> DESCRIBE = List.of("describe", AIRPORTS);
    private static final List<List<String>> LIGHT =
            List.of(
                    List.of("--version"),
                    List.of("--help"),
                    List.of("schema", FLIGHTS),
                    List.of("head", AIRPORTS),
                    List.of("head", "--format", "csv", AIRPORTS),
                    DESCRIBE,
                    List.of("config"));
    private static final List<List<String>> SQL =
            List.of(
                    List.of(
                            "sql",
                            "SELECT a.state, count(*) AS flights, avg(f.delay) AS delay FROM '"
                                    + FLIGHTS
                                    + "' f JOIN '"
                                    + AIRPORTS
                                    + "' a ON f.origin = a.iata GROUP BY a.state"
                                    + " ORDER BY flights DESC LIMIT 10"),
                    List.of(
                            "explain",
                            "SELECT origin, max(distance) FROM '"
                                    + FLIGHTS
                                    + "' WHERE delay > 10 GROUP BY origin"));

    private Training() {}

    public static void main(String[] args) {
        PrintWriter log = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Console console =
                new Console(
                        InputStream.nullInputStream(), OutputStream.nullOutputStream(), log, false);
        int failed = 0;
        for (List<String> command : commands(args[0])) {
            int code = Main.run(console, command.toArray(String[]::new));
            if (code != 0) {
                log.println(String.join(" ", command) + ": exit code " + code);
                failed = 1;
            }
        }
        System.exit(failed);
    }

    private static List<List<String>> commands(String cache) {
        return switch (cache) {
            case "light" -> LIGHT;
            case "sql" -> SQL;
            case "large" -> Stream.concat(SQL.stream(), Stream.of(DESCRIBE)).toList();
            default -> throw new IllegalArgumentException("no cache is called " + cache);
        };
    }
}
