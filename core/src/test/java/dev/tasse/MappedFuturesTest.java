package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tasse.error.TaskException;
import dev.tasse.function.Fn1;
import dev.tasse.graph.TaskStatus;
import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Futures of tasks that are one job: each goes its own way all the same.
@ExtendWith(LeakCheck.class)
final class MappedFuturesTest {
    private final Client client = Client.threads(2);

    @AfterEach
    void close() {
        client.close();
    }

    private static int block(CountDownLatch entered, CountDownLatch interrupted) {
        entered.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return 0;
    }

    /// Two futures: the first blocks until it is interrupted, the second until it may `go` on.
    private List<TaskFuture<Integer>> oneBlocks(
            CountDownLatch entered, CountDownLatch interrupted, CountDownLatch go) {
        return client.map(
                List.of(0, 1),
                n -> {
                    if (n == 0) return block(entered, interrupted);
                    go.await();
                    return n;
                });
    }

    private static int inverse(int n) {
        return 100 / n;
    }

    @Test
    @SuppressWarnings("NullAway") // functions may answer null, and are not null
    void resultsComeInTheOrderOfTheValues() {
        List<Integer> numbers = IntStream.range(0, 10_000).boxed().toList();
        List<TaskFuture<Integer>> futures = client.map(numbers, n -> n);
        assertThat(futures.get(7)).isSameAs(futures.get(7));
        assertThat(futures.get(7).join()).isEqualTo(7);
        assertThat(client.gather(futures)).isEqualTo(numbers);
        assertThat(client.gather(client.map(List.of(), n -> n))).isEmpty();
        assertThat(client.gather(client.map(List.of(1, 2), n -> n == 1 ? null : n)))
                .containsExactly(null, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.map(List.of(1), (Fn1<Integer, Integer>) null));
    }

    @Test
    void oneFailsAndTheOthersHaveResults() throws InterruptedException {
        List<TaskFuture<Integer>> futures = client.map(List.of(1, 0, 4), n -> inverse(n));
        Futures.awaitAll(futures);
        assertThat(futures.get(0).join()).isEqualTo(100);
        assertThat(futures.get(2).resultNow()).isEqualTo(25);
        assertThat(futures.get(1).state()).isEqualTo(Future.State.FAILED);
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() -> client.gather(futures))
                .withMessageContaining("(call, 1) failed after 1 attempt")
                .withMessageContaining("MappedFuturesTest.java")
                .withCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void gatherTellsOfAFailureWhileOthersStillRun() {
        CountDownLatch entered = new CountDownLatch(1);
        List<TaskFuture<Integer>> futures =
                client.map(
                        List.of(0, 1),
                        n -> n == 0 ? inverse(n) : block(entered, new CountDownLatch(1)));
        assertThatExceptionOfType(TaskException.class).isThrownBy(() -> client.gather(futures));
    }

    @Test
    void cancelEndsOneAndNoOther() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        List<TaskFuture<Integer>> futures = oneBlocks(entered, interrupted, go);
        TaskFuture<Integer> first = futures.get(0);
        first.onDone(_ -> told.countDown());
        entered.await();
        assertThat(first.cancel(true)).isTrue();
        assertThat(first.cancel(true)).isFalse();
        interrupted.await();
        told.await();
        assertThat(first.state()).isEqualTo(Future.State.CANCELLED);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(first::join);
        assertThat(futures.get(1).isDone()).isFalse();
        go.countDown();
        assertThat(futures.get(1).join()).isEqualTo(1);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> client.gather(futures));
    }

    @Test
    void eachMayBeTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        List<TaskFuture<Integer>> futures =
                client.map(List.of(1, 0), n -> n > 0 ? n : 6 / tries.getAndAdd(3));
        assertThatExceptionOfType(TaskException.class).isThrownBy(() -> client.gather(futures));
        futures.get(1).retry();
        assertThat(client.gather(futures)).containsExactly(1, 2);
    }

    @Test
    void closedOnesAreReleasedEachForItself() throws InterruptedException {
        List<TaskFuture<byte[]>> futures = client.map(List.of(1, 2), n -> new byte[n * 1000]);
        Futures.awaitAll(futures);
        futures.get(0).close();
        assertThat(client.tasks())
                .extracting(TaskStatus::state)
                .containsExactly(TaskStatus.State.RELEASED, TaskStatus.State.DONE);
        assertThat(futures.get(1).join()).hasSize(2000);
        futures.get(1).close();
        assertThat(client.tasks()).isEmpty();
    }

    @Test
    void whatNobodyHoldsIsCancelledAndWhatSomebodyHoldsIsNot() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<TaskFuture<Integer>> held = new ArrayList<>();
        holdOne(interrupted, go, held);
        while (!interrupted.await(10, TimeUnit.MILLISECONDS)) System.gc();
        go.countDown();
        assertThat(held.getFirst().join()).isEqualTo(1);
    }

    private void holdOne(
            CountDownLatch interrupted, CountDownLatch go, List<TaskFuture<Integer>> held)
            throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        List<TaskFuture<Integer>> futures = oneBlocks(entered, interrupted, go);
        held.add(futures.get(1));
        entered.await();
        assertThat(futures.get(0).isDone()).isFalse();
    }

    @Test
    void closingTheClientEndsThoseThatWait() throws InterruptedException {
        Client other = Client.threads(1);
        CountDownLatch entered = new CountDownLatch(1);
        List<TaskFuture<Integer>> futures =
                other.map(List.of(0, 1), n -> n + block(entered, new CountDownLatch(1)));
        CountDownLatch told = new CountDownLatch(2);
        for (TaskFuture<Integer> future : futures) future.onDone(_ -> told.countDown());
        entered.await();
        other.close();
        told.await();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> other.gather(futures));
    }
}
