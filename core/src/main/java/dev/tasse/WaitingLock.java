package dev.tasse;

import dev.tasse.internal.worker.Waiting;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A lock for which a task may wait without keeping its thread from others.
final class WaitingLock implements Lock {
    private final ReentrantLock lock = new ReentrantLock();

    /// Waits for the lock. A thread that is interrupted meanwhile does not get it: else a task that
    /// nobody wants any more could not be ended.
    @Override
    public void lock() {
        try {
            lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("interrupted while waiting for a lock");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        if (!lock.tryLock()) Waiting.run(lock::lockInterruptibly);
    }

    @Override
    public boolean tryLock() {
        return lock.tryLock();
    }

    @Override
    public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
        if (lock.tryLock()) return true;
        boolean[] got = new boolean[1];
        Waiting.run(() -> got[0] = lock.tryLock(timeout, unit));
        return got[0];
    }

    @Override
    public void unlock() {
        lock.unlock();
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException(
                "a lock by name has no conditions; wait with Client.queue, latch or variable");
    }
}
