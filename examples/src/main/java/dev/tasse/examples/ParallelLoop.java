package dev.tasse.examples;

import dev.tasse.Client;
import dev.tasse.Tasse;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A loop whose rounds run at the same time: pi by throwing darts.
public final class ParallelLoop {
    private static final int DARTS = 100_000;

    private ParallelLoop() {}

    /// Prints an estimate of pi.
    public static void main(String[] arguments) {
        try (Client client = Client.threads(2)) {
            System.out.println(client.with(() -> pi(200)));
        }
    }

    /// The estimate of `rounds` rounds.
    static double pi(int rounds) {
        List<Integer> seeds = IntStream.range(0, rounds).boxed().toList();
        List<Integer> hits = Tasse.parallel(seeds, ParallelLoop::hits);
        return 4.0 * hits.stream().mapToLong(n -> n).sum() / ((long) rounds * DARTS);
    }

    private static int hits(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hits = 0;
        for (int i = 0; i < DARTS; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            if (x * x + y * y < 1) hits++;
        }
        return hits;
    }
}
