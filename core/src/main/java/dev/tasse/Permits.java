package dev.tasse;

import dev.tasse.internal.worker.Waiting;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A number of permits that tasks share by a name, from {@link Client#permits}: how many of them
/// may use something at the same time.
///
/// ```java
/// Permits connections = Client.current().permits("database", 4);
/// connections.acquire();
/// try {
///     return load(key);
/// } finally {
///     connections.release();
/// }
/// ```
///
/// Safe for use by several threads; a task that waits for a permit keeps nobody from running.
public final class Permits {
    private final int count;
    private final Semaphore semaphore;

    Permits(int count) {
        this.count = count;
        this.semaphore = new Semaphore(count, true);
    }

    /// How many there are in all.
    public int count() {
        return count;
    }

    /// How many nobody has.
    public int available() {
        return semaphore.availablePermits();
    }

    /// Waits for a permit.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public void acquire() throws InterruptedException {
        if (!semaphore.tryAcquire()) Waiting.run(semaphore::acquire);
    }

    /// Waits for a permit at most for `timeout`; answers whether there was one.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        if (semaphore.tryAcquire()) return true;
        boolean[] got = new boolean[1];
        Waiting.run(() -> got[0] = semaphore.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS));
        return got[0];
    }

    /// Gives a permit back.
    ///
    /// @throws IllegalStateException if none is out
    public synchronized void release() {
        if (available() >= count) {
            throw new IllegalStateException("all " + count + " permits are here: none to release");
        }
        semaphore.release();
    }
}
