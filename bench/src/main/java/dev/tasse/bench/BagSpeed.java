package dev.tasse.bench;

import dev.tasse.Bag;
import dev.tasse.Client;
import dev.tasse.function.Pair;
import dev.tasse.io.Text;
import dev.tasse.json.Json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Word count, beside parallel streams as one writes them by hand, and JSON lines to records to
/// groups; `bench/peers/bag.py` lets Dask do the same.
///
/// Arguments: `make`, the folder for the files and their size in MB; or the folder, the number of
/// threads (2) and the jobs to run (all of `words`, `streams`, `json`). Prints the median and the
/// fastest run of each.
public final class BagSpeed {
    private static final int WARM_RUNS = 2;
    private static final int RUNS = 5;
    private static final int DIFFERENT_WORDS = 50_000;
    private static final int USERS = 100_000;

    /// A line of the JSON file.
    public record Hit(String user, String path, int status, double seconds) {}

    private BagSpeed() {}

    /// Runs the jobs, or makes their files.
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("make")) {
            make(Path.of(arguments[1]), Long.parseLong(arguments[2]) << 20);
            return;
        }
        String folder = arguments[0];
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        List<String> jobs =
                arguments.length > 2
                        ? Arrays.asList(arguments).subList(2, arguments.length)
                        : List.of("words", "streams", "json");
        try (Client client = Client.threads(threads);
                ForkJoinPool pool = new ForkJoinPool(threads)) {
            for (String job : jobs) {
                switch (job) {
                    case "words" -> run(job, () -> client.with(() -> words(folder).compute()));
                    case "streams" -> run(job, () -> pool.submit(() -> streams(folder)).join());
                    case "json" -> run(job, () -> client.with(() -> json(folder).compute()));
                    default -> throw new IllegalArgumentException("no job " + job);
                }
            }
        }
    }

    private static Bag<Pair<String, Long>> words(String folder) {
        return Text.read(folder + "/words.txt")
                .flatMap(line -> List.of(line.split(" ")))
                .frequencies()
                .top(10, Pair::value);
    }

    private static List<Pair<String, Long>> streams(String folder) {
        try (Stream<String> lines = Files.lines(Path.of(folder, "words.txt"))) {
            Map<String, Long> counts =
                    lines.parallel()
                            .flatMap(line -> Stream.of(line.split(" ")))
                            .collect(
                                    Collectors.groupingByConcurrent(
                                            Function.identity(), Collectors.counting()));
            return counts.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(10)
                    .map(entry -> Pair.of(entry.getKey(), entry.getValue()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bag<Pair<String, Integer>> json(String folder) {
        return Json.read(folder + "/hits.jsonl", Hit.class)
                .filter(hit -> hit.status() >= 400)
                .groupByKey(Hit::user)
                .map(group -> Pair.of(group.key(), group.value().size()))
                .top(10, Pair::value);
    }

    private static void run(String name, Supplier<List<?>> job) {
        double[] seconds = new double[RUNS];
        Object answer = "";
        for (int i = -WARM_RUNS; i < RUNS; i++) {
            long start = System.nanoTime();
            answer = job.get();
            if (i >= 0) seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(
                "%-8s median %6.3f s  fastest %6.3f s  %.60s%n",
                name, seconds[RUNS / 2], seconds[0], answer);
    }

    private static void make(Path folder, long bytes) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        String[] words = new String[DIFFERENT_WORDS];
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = 2 + random.nextInt(9); length > 0; length--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString();
        }
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("words.txt"))) {
            for (long written = 0; written < bytes; ) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < 12; i++) {
                    // The word of rank n comes as often as 1 / n, as in a text (Zipf).
                    int place = (int) Math.exp(random.nextDouble() * Math.log(words.length));
                    line.append(i == 0 ? "" : " ").append(words[place]);
                }
                out.append(line.append('\n'));
                written += line.length();
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("hits.jsonl"))) {
            for (long written = 0; written < bytes; ) {
                String line =
                        "{\"user\": \"user%d\", \"path\": \"/pages/%d/view\", \"status\": %d, \"seconds\": %.3f}%n"
                                .formatted(
                                        random.nextInt(USERS),
                                        random.nextInt(1000),
                                        200 + 100 * random.nextInt(4),
                                        random.nextDouble());
                out.append(line);
                written += line.length();
            }
        }
    }
}
