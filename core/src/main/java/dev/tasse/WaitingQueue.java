package dev.tasse;

import dev.tasse.internal.worker.Waiting;

import org.jspecify.annotations.Nullable;

import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A blocking queue in which a task may wait without keeping its thread from others.
final class WaitingQueue<T> extends AbstractQueue<T> implements BlockingQueue<T> {
    private final LinkedBlockingQueue<T> queue;

    WaitingQueue(int capacity) {
        queue = new LinkedBlockingQueue<>(capacity);
    }

    @Override
    public void put(T value) throws InterruptedException {
        if (!queue.offer(value)) Waiting.run(() -> queue.put(value));
    }

    @Override
    public boolean offer(T value) {
        return queue.offer(value);
    }

    @Override
    public boolean offer(T value, long timeout, TimeUnit unit) throws InterruptedException {
        if (queue.offer(value)) return true;
        boolean[] taken = new boolean[1];
        Waiting.run(() -> taken[0] = queue.offer(value, timeout, unit));
        return taken[0];
    }

    @Override
    public T take() throws InterruptedException {
        T first = queue.poll();
        if (first != null) return first;
        List<T> waited = new ArrayList<>(1);
        Waiting.run(() -> waited.add(queue.take()));
        return waited.getFirst();
    }

    @Override
    public @Nullable T poll() {
        return queue.poll();
    }

    @Override
    public @Nullable T poll(long timeout, TimeUnit unit) throws InterruptedException {
        T first = queue.poll();
        if (first != null) return first;
        List<@Nullable T> waited = new ArrayList<>(1);
        Waiting.run(() -> waited.add(queue.poll(timeout, unit)));
        return waited.getFirst();
    }

    @Override
    public @Nullable T peek() {
        return queue.peek();
    }

    @Override
    public int remainingCapacity() {
        return queue.remainingCapacity();
    }

    @Override
    public int drainTo(Collection<? super T> target) {
        return queue.drainTo(target);
    }

    @Override
    public int drainTo(Collection<? super T> target, int most) {
        return queue.drainTo(target, most);
    }

    @Override
    public Iterator<T> iterator() {
        return queue.iterator();
    }

    @Override
    public int size() {
        return queue.size();
    }
}
