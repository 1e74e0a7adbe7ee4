package dev.tasse.internal.memory;

import dev.tasse.error.MemoryException;

import java.util.concurrent.locks.LockSupport;

/// Memory set aside for one operator's state, which it leases when it comes to it.
///
/// The operator asks between two batches. Its counts are guarded by the lock of the budget.
public final class Reservation implements AutoCloseable {
    private final MemoryPool pool;
    private final String purpose;
    private final Evictable owner;
    private long granted;
    private long leased;

    Reservation(MemoryPool pool, String purpose, Evictable owner) {
        this.pool = pool;
        this.purpose = purpose;
        this.owner = owner;
    }

    /// Sets `bytes` more aside. Never waits: false says that the owner has to evict some of its own
    /// state and ask again.
    public boolean tryGrow(long bytes) {
        return pool.budget().promise(this, bytes);
    }

    /// Sets `bytes` more aside for an owner with nothing left to evict.
    ///
    /// @throws MemoryException when they do not fit, even after a garbage collection
    public void grow(long bytes) {
        if (tryGrow(bytes)) return;
        long deadline = pool.collectGarbage();
        while (!tryGrow(bytes)) {
            if (System.nanoTime() > deadline) throw pool.exhausted(bytes, purpose);
            LockSupport.parkNanos(MemoryPool.POLL_NANOS);
        }
    }

    /// Gives up `bytes` of what was set aside, since the owner has evicted some of its state.
    public void shrink(long bytes) {
        if (bytes > granted) throw new AssertionError(purpose + " gives up more than it reserved");
        pool.budget().change(this, -bytes, 0);
    }

    /// A lease of memory that counts as this reservation's until it is sealed or closed.
    public Lease lease(long minBytes) {
        return pool.lease(minBytes, purpose, this);
    }

    /// Gives up all that was set aside. Leases go on, no longer covered.
    @Override
    public void close() {
        pool.budget().change(this, -granted, 0);
    }

    Evictable owner() {
        return owner;
    }

    /// Bytes granted and not leased yet.
    long openBytes() {
        return Math.max(0, granted - leased);
    }

    void add(long grantedBytes, long leasedBytes) {
        granted += grantedBytes;
        leased += leasedBytes;
    }
}
