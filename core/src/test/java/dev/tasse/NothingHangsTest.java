package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Random tasks that wait for each other, start each other, fail, take long or are given up: each
/// one that is not given up ends, with any number of threads.
@ExtendWith(LeakCheck.class)
final class NothingHangsTest {
    private static final int ROUNDS = Boolean.getBoolean("tasse.nightly") ? 20_000 : 500;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<TaskFuture<?>> ending = new ArrayList<>();
    private final List<CountDownLatch> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whateverTasksDoToEachOther(int threads) throws InterruptedException {
        long seed = Long.getLong("tasse.seed", System.nanoTime());
        Random random = new Random(seed);
        try (Client client = Client.threads(threads)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = random.nextInt(1, 12); i > 0; i--) add(client, random);
                awaitAll("-Dtasse.seed=" + seed + ", round " + round + "\n" + client.dump());
            }
        }
    }

    private void awaitAll(String where) throws InterruptedException {
        for (TaskFuture<?> future : ending) {
            assertThat(future.await(LONG)).as(where).isTrue();
            future.close();
        }
        for (CountDownLatch latch : told) {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).as(where).isTrue();
        }
        ending.clear();
        told.clear();
    }

    private void add(Client client, Random random) {
        int size = random.nextInt(1, 6);
        switch (random.nextInt(9)) {
            case 0 -> ending.add(client.submit(() -> 1));
            case 1 -> ending.add(client.submit(() -> busy(size * 100_000L)));
            case 2 -> ending.add(client.submit(NothingHangsTest::fail));
            case 3 -> ending.add(client.submit(() -> nested(size)));
            case 4 -> ending.add(client.submit(() -> Tasse.parallel(numbers(size), n -> n)));
            case 5 -> ending.add(client.start(tree(size)));
            case 6 -> pairs(client, size);
            case 7 -> tell(client, size);
            default -> giveUp(client.submit(() -> busy(size * 50_000L)), random.nextBoolean());
        }
    }

    private static long busy(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) Thread.onSpinWait();
        return nanos;
    }

    private static int fail() {
        throw new IllegalStateException("on purpose");
    }

    private static int nested(int depth) {
        if (depth == 0) return 0;
        try (TaskFuture<Integer> inner = Client.current().submit(() -> nested(depth - 1))) {
            return inner.join() + 1;
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static Delayed<Integer> tree(int width) {
        List<Delayed<Integer>> leaves =
                IntStream.range(0, width).mapToObj(i -> Delayed.of(() -> i)).toList();
        return Delayed.<Integer, Integer>ofAll(leaves, List::size);
    }

    private void pairs(Client client, int count) {
        for (int i = 0; i < count; i++) {
            ending.add(client.submit(() -> Client.current().<Integer>queue("pairs").take()));
            ending.add(client.submit(() -> Client.current().<Integer>queue("pairs").add(1)));
        }
    }

    private void tell(Client client, int count) {
        CountDownLatch latch = new CountDownLatch(count);
        told.add(latch);
        for (int i = 0; i < count; i++) {
            TaskFuture<Integer> first = client.submit(() -> 1);
            ending.add(first);
            first.onDone(_ -> client.submit(() -> 2).onDone(_ -> latch.countDown()));
        }
    }

    private static void giveUp(TaskFuture<?> future, boolean closed) {
        if (closed) future.close();
        else future.cancel(true);
    }
}
