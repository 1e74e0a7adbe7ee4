package dev.tasse.examples;

import static dev.tasse.expr.Expr.col;

import dev.tasse.Bag;
import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.function.Pair;
import dev.tasse.io.LineReport;
import dev.tasse.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/// Logs of a web server as JSON lines: read as records, grouped, made a table.
public final class JsonLogs {
    /// A line of the log.
    public record Hit(Instant at, String user, String path, int status, double seconds) {}

    /// What is known of a user.
    public record Visits(String user, long hits, double seconds) {}

    private JsonLogs() {}

    /// Makes a log, with a line that is no JSON, and prints who waited longest.
    public static void main(String[] arguments) throws IOException {
        Path log = Files.createTempFile("hits", ".jsonl");
        try (Client client = Client.threads(2)) {
            write(client, log.toString());
            LineReport report = new LineReport();
            try (Table slow = client.compute(slowest(log.toString(), report))) {
                System.out.println(slow);
            }
            System.out.println(report.lines() + " lines left out: " + report.examples());
        } finally {
            Files.delete(log);
        }
    }

    /// The users in the order of the time that they waited; lines at fault are left out.
    static DataFrame slowest(String path, LineReport report) {
        Bag<Hit> hits = Json.read(path, Hit.class, options -> options.skipping(report));
        return hits.filter(hit -> hit.status() < 500)
                .foldBy(Hit::user, Pair.of(0L, 0.0), JsonLogs::add, JsonLogs::both)
                .map(user -> new Visits(user.key(), user.value().key(), user.value().value()))
                .toFrame(Visits.class)
                .sortBy(col("seconds").desc(), "user");
    }

    private static Pair<Long, Double> add(Pair<Long, Double> sum, Hit hit) {
        return Pair.of(sum.key() + 1, sum.value() + hit.seconds());
    }

    private static Pair<Long, Double> both(Pair<Long, Double> a, Pair<Long, Double> b) {
        return Pair.of(a.key() + b.key(), a.value() + b.value());
    }

    static void write(Client client, String path) throws IOException {
        Bag<String> lines = Bag.range(0, 1000, 4).map(JsonLogs::hit).map(Json::text);
        List<String> good = client.with(lines::compute);
        Files.write(Path.of(path), good);
        Files.writeString(Path.of(path), "{\"at\": \"2024-05-01T", StandardOpenOption.APPEND);
    }

    private static Hit hit(long n) {
        Instant at = Instant.ofEpochSecond(1_714_550_400 + n);
        return new Hit(
                at, "user" + n % 7, "/pages/" + n % 50, n % 100 == 0 ? 500 : 200, n % 8 / 4.0);
    }
}
