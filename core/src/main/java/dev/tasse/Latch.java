package dev.tasse;

import dev.tasse.internal.worker.Waiting;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A gate that tasks share by a name, from {@link Client#latch}: it opens for good when it was
/// counted down as often as was said.
///
/// Safe for use by several threads; a task that waits keeps nobody from running.
public final class Latch {
    private final int initial;
    private final CountDownLatch latch;

    Latch(int count) {
        this.initial = count;
        this.latch = new CountDownLatch(count);
    }

    int initial() {
        return initial;
    }

    /// How often it must still be counted down.
    public long count() {
        return latch.getCount();
    }

    /// Counts down by one; does nothing when it is open.
    public void countDown() {
        latch.countDown();
    }

    /// Waits until it is open.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public void await() throws InterruptedException {
        if (latch.getCount() > 0) Waiting.run(latch::await);
    }

    /// Waits until it is open, at most for `timeout`; answers whether it is.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public boolean await(Duration timeout) throws InterruptedException {
        if (latch.getCount() == 0) return true;
        Waiting.run(() -> latch.await(timeout.toNanos(), TimeUnit.NANOSECONDS));
        return latch.getCount() == 0;
    }
}
