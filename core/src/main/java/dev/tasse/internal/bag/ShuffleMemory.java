package dev.tasse.internal.bag;

import java.util.concurrent.atomic.AtomicLong;

/// How much of the Java heap shuffled values may take, encoded, before they go to a file. One for a
/// client; safe for many threads.
public final class ShuffleMemory {
    private static final int HEAP_SHARE = 4;
    private static final int TASK_SHARE = 8;

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    private ShuffleMemory(long limit) {
        this.limit = limit;
    }

    /// `limitBytes`, or for 0 a quarter of the largest heap.
    public static ShuffleMemory of(long limitBytes) {
        boolean given = limitBytes > 0;
        return new ShuffleMemory(
                given ? limitBytes : Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /// How many bytes of encoded values one task may bring to the heap as objects at once.
    long taskBytes() {
        return Math.max(1, limit / TASK_SHARE);
    }

    /// Whether `bytes` more may be kept.
    boolean take(long bytes) {
        if (used.addAndGet(bytes) <= limit) return true;
        used.addAndGet(-bytes);
        return false;
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    /// What is kept now.
    public long used() {
        return used.get();
    }
}
