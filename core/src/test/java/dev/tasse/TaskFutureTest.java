package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tasse.error.TaskException;
import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@ExtendWith(LeakCheck.class)
final class TaskFutureTest {
    private final Client client = Client.threads(2);

    @AfterEach
    void close() {
        client.close();
    }

    private static int fail() {
        throw new IllegalStateException("on purpose");
    }

    private static int block(CountDownLatch entered) throws InterruptedException {
        entered.countDown();
        new CountDownLatch(1).await();
        return 0;
    }

    @Test
    void futureHasItsResultInEveryWayOfAsking() throws Exception {
        TaskFuture<Integer> future = client.submit(() -> 42);
        assertThat(future.get()).isEqualTo(42);
        assertThat(future.get(1, TimeUnit.SECONDS)).isEqualTo(42);
        assertThat(future.join()).isEqualTo(42);
        assertThat(future.resultNow()).isEqualTo(42);
        assertThat(future.state()).isEqualTo(Future.State.SUCCESS);
        assertThat(future.isDone()).isTrue();
        assertThat(future.isCancelled()).isFalse();
        assertThat(future.cancel(true)).isFalse();
        assertThatIllegalStateException().isThrownBy(future::exceptionNow);
    }

    @Test
    void failedFutureHasItsCauseInEveryWayOfAsking() throws Exception {
        TaskFuture<Integer> future = client.submit(TaskFutureTest::fail);
        assertThatExceptionOfType(TaskException.class).isThrownBy(future::join);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .withCauseInstanceOf(TaskException.class);
        assertThat(future.state()).isEqualTo(Future.State.FAILED);
        assertThat(future.exceptionNow()).hasCauseInstanceOf(IllegalStateException.class);
        assertThatIllegalStateException().isThrownBy(future::resultNow);
    }

    @Test
    void cancelInterruptsTheFunctionThatRuns() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        TaskFuture<Integer> future = client.submit(() -> block(entered));
        entered.await();
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> future.get(1, TimeUnit.MILLISECONDS));
        assertThat(future.state()).isEqualTo(Future.State.RUNNING);
        assertThatIllegalStateException().isThrownBy(future::resultNow);
        assertThat(future.cancel(true)).isTrue();
        assertThat(future.isCancelled()).isTrue();
        assertThat(future.isDone()).isTrue();
        assertThat(future.state()).isEqualTo(Future.State.CANCELLED);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::get);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
        // The threads are free again, and no interrupt is left on them.
        List<Integer> numbers = IntStream.range(0, 100).boxed().toList();
        assertThat(client.gather(client.map(numbers, n -> Thread.interrupted() ? -1 : n)))
                .isEqualTo(numbers);
    }

    @Test
    void closedFutureCancelsWhatRuns() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        TaskFuture<Integer> future = client.submit(() -> block(entered));
        future.onDone(_ -> ended.countDown());
        entered.await();
        future.close();
        ended.await();
    }

    @Test
    void futureThatFailedMayBeTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        TaskFuture<Integer> future =
                client.submit(() -> tries.incrementAndGet() < 3 ? fail() : tries.get());
        assertThatExceptionOfType(TaskException.class).isThrownBy(future::join);
        future.retry();
        assertThatExceptionOfType(TaskException.class).isThrownBy(future::join);
        future.retry();
        assertThat(future.join()).isEqualTo(3);
        future.retry();
        assertThat(future.join()).isEqualTo(3);
    }

    @Test
    void actionsRunWhenAFutureEndsWhicheverWay() throws Exception {
        CountDownLatch told = new CountDownLatch(3);
        client.submit(() -> 1).onDone(_ -> told.countDown());
        TaskFuture<Integer> failed = client.submit(TaskFutureTest::fail);
        failed.onDone(_ -> told.countDown());
        Futures.awaitAll(List.of(failed));
        failed.onDone(_ -> told.countDown());
        told.await();
    }

    @Test
    void completionsComeInTheOrderOfTheirEndsAndTakeAdditions() {
        CountDownLatch second = new CountDownLatch(1);
        TaskFuture<Integer> late = client.submit(() -> awaited(second, 1));
        TaskFuture<Integer> early = client.submit(() -> 2);
        Completions<Integer> completions = Futures.asCompleted(List.of(late, early));
        List<Integer> order = new ArrayList<>();
        for (TaskFuture<Integer> done : completions) {
            order.add(done.join());
            if (done == early) completions.add(client.submit(() -> 3));
            if (done.join() == 3) second.countDown();
        }
        assertThat(order).containsExactly(2, 3, 1);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(completions::next);
    }

    private static int awaited(CountDownLatch latch, int answer) throws InterruptedException {
        latch.await();
        return answer;
    }

    @Test
    void tasksMayWaitForCompletionsOnTheOnlyThread() {
        try (Client single = Client.threads(1)) {
            TaskFuture<Integer> sum = single.submit(TaskFutureTest::sumOfInner);
            assertThat(sum.join()).isEqualTo(6);
        }
    }

    private static int sumOfInner() throws InterruptedException {
        List<TaskFuture<Integer>> inner = Client.current().map(List.of(1, 2, 3), n -> n);
        assertThat(Futures.awaitAny(inner)).isIn(inner);
        int sum = 0;
        for (TaskFuture<Integer> done : Futures.asCompleted(inner)) sum += done.join();
        return sum;
    }

    @Test
    void waitingForSeveralMayTimeOut() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<TaskFuture<Integer>> futures = client.map(List.of(1, 2), n -> awaited(go, n));
        Duration brief = Duration.ofMillis(1);
        assertThat(Futures.awaitAll(futures, brief)).isFalse();
        assertThat(Futures.awaitAny(futures, brief)).isEmpty();
        go.countDown();
        assertThat(Futures.awaitAny(futures)).isIn(futures);
        assertThat(Futures.awaitAll(futures, Duration.ofMinutes(1))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Futures.awaitAny(List.<TaskFuture<Integer>>of()))
                .withMessage("no futures to wait for");
    }

    @Test
    void forgottenFuturesEndAllTheSame() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Futures.fireAndForget(
                client.submit(() -> {
                    go.await();
                    ended.countDown();
                    return 0;
                }));
        System.gc();
        go.countDown();
        ended.await();
    }

    @Test
    void futureThatNobodyHoldsIsCancelled() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        submitAndForget(interrupted);
        while (!interrupted.await(10, TimeUnit.MILLISECONDS)) System.gc();
    }

    private void submitAndForget(CountDownLatch interrupted) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        TaskFuture<Integer> forgotten =
                client.submit(() -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return 0;
                });
        started.await();
        assertThat(forgotten.isDone()).isFalse();
    }

    @Test
    void ioClientRunsMoreWaitingTasksThanThereAreProcessors() {
        int count = 200;
        CountDownLatch all = new CountDownLatch(count);
        try (Client io = Client.io(count)) {
            List<Integer> numbers = IntStream.range(0, count).boxed().toList();
            assertThat(
                            io.gather(
                                    io.map(
                                            numbers,
                                            n -> {
                                                all.countDown();
                                                return awaited(all, n);
                                            })))
                    .isEqualTo(numbers);
        }
    }

    @Test
    void scatteredValueIsAFuture() {
        try (TaskFuture<Integer> scattered = client.scatter(5)) {
            assertThat(scattered.join()).isEqualTo(5);
        }
    }
}
