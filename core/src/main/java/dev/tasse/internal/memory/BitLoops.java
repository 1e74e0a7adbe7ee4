package dev.tasse.internal.memory;

import static dev.tasse.internal.memory.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// Loops over whole words of bits, plain enough to be compiled to vector instructions: one segment
/// per operand, each from its first byte on.
final class BitLoops {
    private BitLoops() {}

    static long count(MemorySegment a, long words) {
        long count = 0;
        for (long i = 0; i < words; i++) count += Long.bitCount(a.get(LONG, i << 3));
        return count;
    }

    static void and(MemorySegment a, MemorySegment b, MemorySegment out, long words) {
        for (long i = 0; i < words; i++) {
            out.set(LONG, i << 3, a.get(LONG, i << 3) & b.get(LONG, i << 3));
        }
    }

    static void or(MemorySegment a, MemorySegment b, MemorySegment out, long words) {
        for (long i = 0; i < words; i++) {
            out.set(LONG, i << 3, a.get(LONG, i << 3) | b.get(LONG, i << 3));
        }
    }

    static void andNot(MemorySegment a, MemorySegment b, MemorySegment out, long words) {
        for (long i = 0; i < words; i++) {
            out.set(LONG, i << 3, a.get(LONG, i << 3) & ~b.get(LONG, i << 3));
        }
    }

    static void not(MemorySegment a, MemorySegment out, long words) {
        for (long i = 0; i < words; i++) out.set(LONG, i << 3, ~a.get(LONG, i << 3));
    }
}
