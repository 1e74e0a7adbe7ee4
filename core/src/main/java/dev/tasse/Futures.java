package dev.tasse;

import dev.tasse.internal.worker.Waiting;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Waiting for several futures.
public final class Futures {
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    // What nobody holds but has to end.
    private static final Set<TaskFuture<?>> FORGOTTEN = ConcurrentHashMap.newKeySet();

    private Futures() {}

    /// `futures` in the order in which they end; more may be added meanwhile.
    public static <T> Completions<T> asCompleted(Collection<? extends TaskFuture<T>> futures) {
        Completions<T> completions = new Completions<>();
        futures.forEach(completions::add);
        return completions;
    }

    /// Waits until all of `futures` have ended, whichever way.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public static void awaitAll(Collection<? extends TaskFuture<?>> futures)
            throws InterruptedException {
        awaitAll(futures, FOR_EVER);
    }

    /// Waits until all of `futures` have ended, whichever way, at most for `timeout`; answers
    /// whether they have.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public static boolean awaitAll(Collection<? extends TaskFuture<?>> futures, Duration timeout)
            throws InterruptedException {
        long start = System.nanoTime();
        for (TaskFuture<?> future : futures) {
            long left = timeout.toNanos() - (System.nanoTime() - start);
            if (!future.await(Duration.ofNanos(Math.max(0, left)))) return false;
        }
        return true;
    }

    /// Waits until one of `futures` has ended, whichever way, and answers it.
    ///
    /// @throws IllegalArgumentException if there are none
    /// @throws InterruptedException if this thread is interrupted
    public static <T> TaskFuture<T> awaitAny(Collection<? extends TaskFuture<T>> futures)
            throws InterruptedException {
        if (futures.isEmpty()) throw new IllegalArgumentException("no futures to wait for");
        return awaitAny(futures, FOR_EVER).orElseThrow();
    }

    /// Waits until one of `futures` has ended, whichever way, at most for `timeout`; answers it, or
    /// nothing.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public static <T> Optional<TaskFuture<T>> awaitAny(
            Collection<? extends TaskFuture<T>> futures, Duration timeout)
            throws InterruptedException {
        CountDownLatch any = new CountDownLatch(1);
        for (TaskFuture<T> future : futures) future.onDone(_ -> any.countDown());
        Waiting.run(() -> any.await(timeout.toNanos(), TimeUnit.NANOSECONDS));
        for (TaskFuture<T> future : futures) {
            if (future.isDone()) return Optional.of(future);
        }
        return Optional.empty();
    }

    /// Is told how many of some futures have ended. Called on the threads that end them.
    @FunctionalInterface
    public interface Progress {
        /// `done` of `total` have ended.
        void at(int done, int total);
    }

    /// Has `progress` told each time one of `futures` ends, whichever way.
    ///
    /// ```java
    /// Futures.onProgress(futures, (done, total) -> bar.show("files", done, total));
    /// ```
    public static void onProgress(Collection<? extends TaskFuture<?>> futures, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        int total = futures.size();
        for (TaskFuture<?> future : futures) {
            future.onDone(_ -> progress.at(done.incrementAndGet(), total));
        }
    }

    /// Lets the computation of `future` end even if nobody holds the future any more.
    public static void fireAndForget(TaskFuture<?> future) {
        FORGOTTEN.add(future);
        future.onDone(FORGOTTEN::remove);
    }
}
