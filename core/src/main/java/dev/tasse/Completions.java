package dev.tasse;

import dev.tasse.internal.worker.Waiting;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Futures in the order in which they end; failed and cancelled ones too. Futures may be added at
/// any time, also while others are being waited for. One thread takes them out.
///
/// @param <T> the class of the results
public final class Completions<T> implements Iterable<TaskFuture<T>> {
    private final LinkedBlockingQueue<TaskFuture<T>> ended = new LinkedBlockingQueue<>();
    private final AtomicInteger outstanding = new AtomicInteger();

    Completions() {}

    /// Adds a future.
    public void add(TaskFuture<T> future) {
        outstanding.incrementAndGet();
        future.onDone(ended::add);
    }

    /// How many have been added and not been taken out.
    public int size() {
        return outstanding.get();
    }

    /// Whether some have been added and not been taken out.
    public boolean hasNext() {
        return outstanding.get() > 0;
    }

    /// The next one that ends; waits for it.
    ///
    /// @throws NoSuchElementException if there are none to wait for
    /// @throws CancellationException if this thread is interrupted
    public TaskFuture<T> next() {
        if (!hasNext()) throw new NoSuchElementException("all futures have been taken out");
        List<TaskFuture<T>> next = new ArrayList<>();
        if (ended.drainTo(next, 1) == 0) await(next);
        outstanding.decrementAndGet();
        return next.getFirst();
    }

    private void await(List<TaskFuture<T>> next) {
        try {
            Waiting.run(() -> next.add(ended.take()));
        } catch (InterruptedException e) {
            throw JobFuture.interrupted(e);
        }
    }

    /// Takes out one after the other, those added meanwhile too.
    @Override
    public Iterator<TaskFuture<T>> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return Completions.this.hasNext();
            }

            @Override
            public TaskFuture<T> next() {
                return Completions.this.next();
            }
        };
    }
}
