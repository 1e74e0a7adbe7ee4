package dev.tasse.internal.scheduler;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Jobs that may have something to run, the next one first. Most come in the very order in which
/// they are to run: those wait in a plain queue, and only the others in a heap, which would cost as
/// much as all the rest where thousands of small jobs wait.
///
/// @param <J> what stands for a job
final class RunnableJobs<J> {
    private final Comparator<J> nextFirst;
    private final ArrayDeque<J> inOrder = new ArrayDeque<>();
    private final PriorityQueue<J> others;

    RunnableJobs(Comparator<J> nextFirst) {
        this.nextFirst = nextFirst;
        this.others = new PriorityQueue<>(nextFirst);
    }

    int size() {
        return inOrder.size() + others.size();
    }

    void add(J job) {
        J last = inOrder.peekLast();
        if (last == null || nextFirst.compare(last, job) < 0) inOrder.add(job);
        else others.add(job);
    }

    /// The next one, or null.
    @Nullable J peek() {
        return nextIsInOrder() ? inOrder.peek() : others.peek();
    }

    private boolean nextIsInOrder() {
        J first = inOrder.peek();
        J other = others.peek();
        if (first == null || other == null) return other == null;
        return nextFirst.compare(first, other) < 0;
    }

    /// Takes the next one out.
    void removeFirst() {
        if (nextIsInOrder()) inOrder.poll();
        else others.poll();
    }

    void remove(J job) {
        if (!inOrder.remove(job)) others.remove(job);
    }

    boolean contains(J job) {
        return inOrder.contains(job) || others.contains(job);
    }
}
