package dev.tasse.examples;

import dev.tasse.Client;
import dev.tasse.Futures;
import dev.tasse.TaskFuture;

import java.util.List;
import java.util.stream.IntStream;

/// A search that looks at results in the order in which they come, and stops at the first good one.
public final class FuturesSearch {
    private FuturesSearch() {}

    /// Prints a number whose square ends in 444.
    public static void main(String[] arguments) {
        try (Client client = Client.threads(2)) {
            System.out.println(search(client, 10_000));
        }
    }

    /// A number from 1 to `limit` whose square ends in 444, or 0.
    static int search(Client client, int limit) {
        List<Integer> starts = IntStream.range(0, limit / 100).map(i -> i * 100).boxed().toList();
        List<TaskFuture<Integer>> futures = client.map(starts, FuturesSearch::inHundred);
        int found = 0;
        for (TaskFuture<Integer> done : Futures.asCompleted(futures)) {
            found = done.join();
            if (found > 0) break;
        }
        futures.forEach(TaskFuture::close);
        return found;
    }

    private static int inHundred(int start) {
        for (int n = start + 1; n <= start + 100; n++) {
            if ((long) n * n % 1000 == 444) return n;
        }
        return 0;
    }
}
