package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// What columns ask of the bitmaps of their nulls, which may be absent.
final class Validity {
    private static final long LEAST_ZEROS = 8 << 10;

    // Only ever replaced by a longer one, or in a race by one that is long enough for its maker.
    private static volatile MemorySegment zeros = MemorySegment.NULL;

    private Validity() {}

    static void forEachSegment(Bitmap bits, Consumer<MemorySegment> sink) {
        if (!bits.isAbsent()) sink.accept(bits.memory());
    }

    /// Bytes that the bits occupy.
    static long bytes(Bitmap bits) {
        return bits.isAbsent() ? 0 : (bits.length() + Byte.SIZE - 1) / Byte.SIZE;
    }

    /// `length` bits, none of them set, in memory that all such bitmaps share.
    static Bitmap noneSet(long length) {
        MemorySegment shared = zeros;
        if (shared.byteSize() < Bitmap.bytes(length)) {
            long bytes = Math.max(LEAST_ZEROS, 2 * Bitmap.bytes(length));
            shared = Arena.ofAuto().allocate(bytes, Lease.ALIGNMENT);
            zeros = shared;
        }
        return Bitmap.of(shared, 0, length);
    }
}
