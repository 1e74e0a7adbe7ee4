package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// What the interface of executor services promises, asked of a client's.
@ExtendWith(LeakCheck.class)
final class TaskExecutorTest {
    private final Client client = Client.threads(2);
    private final ExecutorService executor = client.executor();

    @AfterEach
    void close() {
        executor.close();
        client.close();
    }

    @Test
    void submittedWorkHasItsResult() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        assertThat(executor.submit(() -> 42).get()).isEqualTo(42);
        Future<?> nothing = executor.submit(ran::incrementAndGet, 7);
        assertThat(nothing.get()).isEqualTo(7);
        assertThat(ran).hasValue(1);
        assertThat(CompletableFuture.supplyAsync(() -> 5, executor).get()).isEqualTo(5);
    }

    @Test
    void thrownErrorIsTheCause() {
        Future<Integer> future =
                executor.submit(() -> {
                    throw new IllegalStateException("on purpose");
                });
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void uncaughtErrorGoesToTheHandlerAndTheThreadLivesOn() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        executor.execute(() -> {
            Thread.currentThread()
                    .setUncaughtExceptionHandler((thread, error) -> handled.countDown());
            throw new IllegalStateException("nobody catches this");
        });
        handled.await();
        assertThat(executor.submit(() -> 1).get()).isEqualTo(1);
    }

    @Test
    void allAndAnyOfSeveral() throws Exception {
        List<Callable<Integer>> work = List.of(() -> 1, () -> 2, () -> 3);
        assertThat(executor.invokeAll(work)).extracting(Future::resultNow).containsExactly(1, 2, 3);
        assertThat(executor.invokeAny(work)).isIn(1, 2, 3);
        assertThat(executor.invokeAll(work, 1, TimeUnit.MINUTES)).allMatch(Future::isDone);
    }

    @Test
    void anyCancelsTheOthersWhenTimeIsUp() {
        List<Callable<Integer>> work = List.of(TaskExecutorTest::block);
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> executor.invokeAny(work, 1, TimeUnit.MILLISECONDS));
    }

    private static int block() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }

    @Test
    void cancelledFutureInterruptsItsThread() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Future<?> future =
                executor.submit(() -> {
                    entered.countDown();
                    try {
                        return block();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                });
        entered.await();
        assertThat(future.cancel(true)).isTrue();
        interrupted.await();
        assertThat(future.isCancelled()).isTrue();
    }

    @Test
    void shutdownLetsWorkEndAndRefusesMore() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Future<Integer> before =
                executor.submit(() -> {
                    go.await();
                    return 1;
                });
        executor.shutdown();
        assertThat(executor.isShutdown()).isTrue();
        assertThat(executor.isTerminated()).isFalse();
        assertThat(executor.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> executor.execute(() -> {}));
        go.countDown();
        assertThat(before.get()).isEqualTo(1);
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(executor.isTerminated()).isTrue();
        assertThat(client.submit(() -> 3).join()).isEqualTo(3);
    }

    @Test
    void shutdownNowInterruptsAndAnswersWhatHasNotBegun() throws Exception {
        CountDownLatch entered = new CountDownLatch(2);
        AtomicBoolean late = new AtomicBoolean();
        for (int i = 0; i < 2; i++) {
            executor.execute(() -> {
                entered.countDown();
                try {
                    block();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        entered.await();
        Runnable waiting = () -> late.set(true);
        executor.execute(waiting);
        assertThat(executor.shutdownNow()).containsExactly(waiting);
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(late).isFalse();
    }

    @Test
    void closedClientRefusesWork() {
        ExecutorService other;
        try (Client closed = Client.threads(1)) {
            other = closed.executor();
        }
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> other.execute(() -> {}));
        other.close();
    }
}
