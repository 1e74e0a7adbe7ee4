package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;

/// Memory that grows by doubling, for state whose size is not known ahead; new bytes are zero.
final class GrowingSegment implements AutoCloseable {
    private static final long FIRST_BYTES = 4096;

    private final MemoryPool pool;
    private final String purpose;
    private Lease lease;
    private MemorySegment memory;

    GrowingSegment(MemoryPool pool, String purpose) {
        this.pool = pool;
        this.purpose = purpose;
        lease = pool.lease(FIRST_BYTES, purpose);
        memory = lease.allocateZeroed(FIRST_BYTES);
    }

    /// The memory; another one after the next growth.
    MemorySegment memory() {
        return memory;
    }

    /// Makes room for at least `bytes`.
    void ensure(long bytes) {
        if (bytes <= memory.byteSize()) return;
        Lease next = pool.lease(Math.max(bytes, 2 * memory.byteSize()), purpose);
        MemorySegment grown = next.allocateZeroed(Math.max(bytes, 2 * memory.byteSize()));
        MemorySegment.copy(memory, 0, grown, 0, memory.byteSize());
        lease.close();
        lease = next;
        memory = grown;
    }

    @Override
    public void close() {
        lease.close();
    }
}
