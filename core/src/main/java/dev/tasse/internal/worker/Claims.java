package dev.tasse.internal.worker;

import java.util.concurrent.atomic.AtomicInteger;

/// The positions 0 to `count - 1`, each for whoever claims it first.
final class Claims {
    private final int count;
    private final AtomicInteger next = new AtomicInteger();

    Claims(int count) {
        this.count = count;
    }

    boolean isExhausted() {
        return next.get() >= count;
    }

    /// The next position that nobody has, or -1.
    int claim() {
        int at = next.getAndIncrement();
        return at < count ? at : -1;
    }
}
