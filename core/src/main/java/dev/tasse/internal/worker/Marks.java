package dev.tasse.internal.worker;

import java.util.concurrent.atomic.AtomicLongArray;

/// Which of the numbers 0 to `size - 1` are marked; threads may use it at the same time.
final class Marks {
    private final AtomicLongArray words;

    Marks(int size) {
        words = new AtomicLongArray((size + 63) >>> 6);
    }

    boolean has(int number) {
        return (words.get(number >>> 6) & 1L << number) != 0;
    }

    /// Marks `number`; whether it was not marked before.
    boolean add(int number) {
        long bit = 1L << number;
        return (words.getAndAccumulate(number >>> 6, bit, (a, b) -> a | b) & bit) == 0;
    }
}
