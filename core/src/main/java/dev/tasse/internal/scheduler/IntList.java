package dev.tasse.internal.scheduler;

import java.util.Arrays;

/// Ints in a growing array, also used as a stack: task ids without boxes.
final class IntList {
    static final int[] NONE = {};
    private static final int FIRST_CAPACITY = 16;

    private int[] values = NONE;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(int value) {
        if (size == values.length)
            values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, size * 2));
        values[size++] = value;
    }

    /// Removes the last one.
    int pop() {
        return values[--size];
    }

    /// All of them in order; the list is empty afterwards.
    int[] drain() {
        if (size == 0) return NONE;
        int[] all = Arrays.copyOf(values, size);
        size = 0;
        return all;
    }
}
