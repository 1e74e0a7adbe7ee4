package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;

/// Memory that grows by doubling, for state whose size is not known ahead.
final class GrowingSegment implements AutoCloseable {
    private static final long FIRST_BYTES = 4096;

    private final MemoryPool pool;
    private final String purpose;
    private final boolean zeroed;
    private Lease lease;
    private MemorySegment memory;

    /// Memory whose new bytes are zero.
    GrowingSegment(MemoryPool pool, String purpose) {
        this(pool, purpose, true);
    }

    private GrowingSegment(MemoryPool pool, String purpose, boolean zeroed) {
        this.pool = pool;
        this.purpose = purpose;
        this.zeroed = zeroed;
        lease = pool.lease(FIRST_BYTES, purpose);
        memory = lease.allocate(FIRST_BYTES);
        if (zeroed) memory.fill((byte) 0);
    }

    /// Memory whose new bytes are unspecified.
    static GrowingSegment unspecified(MemoryPool pool, String purpose) {
        return new GrowingSegment(pool, purpose, false);
    }

    /// The memory; another one after the next growth.
    MemorySegment memory() {
        return memory;
    }

    /// Makes room for at least `bytes`.
    void ensure(long bytes) {
        long known = memory.byteSize();
        if (bytes <= known) return;
        long size = Math.max(bytes, 2 * known);
        Lease next = pool.lease(size, purpose);
        MemorySegment grown = next.allocate(size);
        MemorySegment.copy(memory, 0, grown, 0, known);
        if (zeroed) grown.asSlice(known).fill((byte) 0);
        lease.close();
        lease = next;
        memory = grown;
    }

    @Override
    public void close() {
        lease.close();
    }
}
