package dev.tasse;

import dev.tasse.internal.worker.Waiting;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A value that tasks share by a name, from {@link Client#variable}.
///
/// Safe for use by several threads; a task that waits for the value keeps nobody from running.
///
/// @param <T> the class of the value
public final class Variable<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable T value;

    Variable() {}

    /// Sets the value; all who wait for one go on.
    ///
    /// @throws IllegalArgumentException if `newValue` is null: use {@link #clear}
    public void set(T newValue) {
        if (newValue == null) {
            throw new IllegalArgumentException("a variable holds no null; clear() empties it");
        }
        change(newValue);
    }

    /// Takes the value away: {@link #get} waits again.
    public void clear() {
        change(null);
    }

    private void change(@Nullable T newValue) {
        lock.lock();
        try {
            value = newValue;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The value, if there is one now.
    public Optional<T> now() {
        lock.lock();
        try {
            return Optional.ofNullable(value);
        } finally {
            lock.unlock();
        }
    }

    /// The value; waits until there is one.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public T get() throws InterruptedException {
        return get(Duration.ofNanos(Long.MAX_VALUE)).orElseThrow();
    }

    /// The value; waits until there is one, at most for `timeout`.
    ///
    /// @throws InterruptedException if this thread is interrupted
    public Optional<T> get(Duration timeout) throws InterruptedException {
        Optional<T> present = now();
        if (present.isPresent()) return present;
        Awaited<T> awaited = new Awaited<>();
        Waiting.run(() -> awaited.value = await(timeout.toNanos()));
        return awaited.value;
    }

    /// Where the thread that has waited leaves what it got.
    private static final class Awaited<T> {
        Optional<T> value = Optional.empty();
    }

    private Optional<T> await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (value == null && left > 0) left = changed.awaitNanos(left);
            return Optional.ofNullable(value);
        } finally {
            lock.unlock();
        }
    }
}
