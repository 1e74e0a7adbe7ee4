package dev.tasse.internal.call;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The numbers of calls: a hash table without boxes, since a graph may have millions.
final class CallIds {
    static final int UNKNOWN = -1;

    // Calls by number, and their slots by hash: number + 1, 0 where nothing is.
    private @Nullable CallPlan[] calls = new @Nullable CallPlan[16];
    private int[] numbers = new int[16];
    private int[] slots = new int[32];
    private int size;

    /// The number of `call`, or `UNKNOWN`.
    int get(CallPlan call) {
        int found = slots[slot(call)];
        return found == 0 ? UNKNOWN : numbers[found - 1];
    }

    @SuppressWarnings("ReferenceEquality") // the same call, not an equal one
    private int slot(CallPlan call) {
        int mask = slots.length - 1;
        int slot = (call.serial() * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask);
        while (slots[slot] != 0 && calls[slots[slot] - 1] != call) slot = (slot + 1) & mask;
        return slot;
    }

    /// Gives `call`, which has none, the number `number`.
    void put(CallPlan call, int number) {
        if (size == calls.length) grow();
        calls[size] = call;
        numbers[size++] = number;
        slots[slot(call)] = size;
    }

    private void grow() {
        calls = Arrays.copyOf(calls, size * 2);
        numbers = Arrays.copyOf(numbers, size * 2);
        slots = new int[size * 4];
        for (int i = 0; i < size; i++) {
            CallPlan call = calls[i];
            if (call != null) slots[slot(call)] = i + 1;
        }
    }
}
