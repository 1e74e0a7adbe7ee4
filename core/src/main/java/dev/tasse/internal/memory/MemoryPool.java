package dev.tasse.internal.memory;

import dev.tasse.config.ByteSizes;
import dev.tasse.config.Config;
import dev.tasse.error.MemoryException;
import dev.tasse.error.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// The off-heap memory of one client: slabs that are made on demand, handed out in ranges, reused,
/// and returned to the operating system when the budget needs them elsewhere.
///
/// Slabs start at 1 MiB and grow with the pool: fresh memory costs 0.35 ms a MiB whether it is
/// needed or not, and a small query should not pay for 64 MiB. The lock of the pool is taken when a
/// lease grows or ends and when the last holder releases a region; it is never held while memory is
/// mapped, evicted or collected.
public final class MemoryPool implements AutoCloseable {
    /// Pools that check, so that a test can ask all those that it has opened.
    static final Set<MemoryPool> CHECKING = ConcurrentHashMap.newKeySet();

    private static final long FIRST_SLAB_BYTES = 1 << 20;
    private static final long LARGEST_SLAB_BYTES = 64 << 20;
    private static final long PAGE_BYTES = 4096;
    private static final long CLEANING_NANOS = 200_000_000;
    static final long POLL_NANOS = 1_000_000;

    private final MemoryBudget budget;
    private final long slabBytes;
    private final SlabSet slabs;
    private final Object collection = new Object();
    private long collectedNanos = System.nanoTime();

    private MemoryPool(MemoryBudget budget, boolean checks) {
        this.budget = budget;
        this.slabs = new SlabSet(budget, checks);
        long share = Math.max(PAGE_BYTES, budget.limitBytes() / 16 & -PAGE_BYTES);
        this.slabBytes = Math.min(LARGEST_SLAB_BYTES, share);
    }

    /// A pool within the budget that `config` sets.
    ///
    /// With `memory.check`, new and released memory is filled with the byte 0xDB, and access to a
    /// segment of a released region throws {@link IllegalStateException}.
    public static MemoryPool open(Config config) {
        boolean checks = config.get(Config.MEMORY_CHECK);
        MemoryPool pool = new MemoryPool(MemoryBudget.of(config), checks);
        if (checks) CHECKING.add(pool);
        return pool;
    }

    /// A pool within a budget of `limitBytes`, else as {@link Config#load} says.
    public static MemoryPool ofLimit(long limitBytes) {
        return open(Config.load().with(Config.MEMORY_LIMIT, limitBytes));
    }

    /// A lease for the calling thread. It takes `minBytes` now, none for 0, and more when needed;
    /// `purpose` names it in errors and leak reports.
    ///
    /// @throws MemoryException when the budget does not allow it, here or when the lease grows
    public Lease lease(long minBytes, String purpose) {
        return lease(minBytes, purpose, null);
    }

    Lease lease(long minBytes, String purpose, @Nullable Reservation reservation) {
        Lease lease = new Lease(this, purpose, reservation);
        if (minBytes > 0) lease.begin(Lease.padded(minBytes));
        return lease;
    }

    /// Memory to be set aside for state of `owner`, none yet.
    public Reservation reserve(String purpose, Evictable owner) {
        return new Reservation(this, purpose, owner);
    }

    public MemoryBudget budget() {
        return budget;
    }

    /// The size of slabs once the pool has grown; what is larger gets a slab of its own.
    public long slabBytes() {
        return slabBytes;
    }

    /// Bytes of slabs, used or idle.
    public long committedBytes() {
        return budget.committedBytes();
    }

    /// Bytes in leases and regions.
    public long usedBytes() {
        return budget.usedBytes();
    }

    /// Bytes of slabs that nobody uses.
    public long idleBytes() {
        return budget.idleBytes();
    }

    /// What leases and regions hold, one line per purpose: `join build: 4096 bytes in 2`.
    public List<String> held() {
        return slabs.held();
    }

    /// Returns all slabs that are wholly idle to the operating system: so many bytes.
    public long trim() {
        return trim(Long.MAX_VALUE);
    }

    private long trim(long bytes) {
        long trimmed = 0;
        for (Slab slab : slabs.removeIdle(bytes)) {
            slab.close();
            budget.uncommit(slab.bytes());
            trimmed += slab.bytes();
        }
        return trimmed;
    }

    /// Returns all memory to the operating system. What is still held can be released later but no
    /// longer be accessed.
    @Override
    public void close() {
        for (Slab slab : slabs.close()) {
            slab.close();
            budget.uncommit(slab.bytes());
        }
    }

    boolean isClosed() {
        return slabs.isClosed();
    }

    /// A range of at least `bytes`, whatever has to be given up for it by others than `owner`.
    Range take(long bytes, String purpose, Evictable owner) {
        Range range = tryTake(bytes, purpose);
        if (range == null) range = retake(bytes, purpose);
        while (range == null && budget.evict(bytes, owner) > 0) range = retake(bytes, purpose);
        return range == null ? takeAfterCollection(bytes, purpose) : range;
    }

    /// A range of at least `bytes`, if there is one or the budget allows a new slab.
    @Nullable Range tryTake(long bytes, String purpose) {
        Range range = slabs.take(bytes, purpose);
        if (range != null) return range;
        long size = slabSizeFor(bytes);
        if (size == 0) return null;
        Slab slab;
        try {
            slab = new Slab(slabs.nextSlabId(), size);
        } catch (OutOfMemoryError e) {
            budget.uncommit(size);
            throw new MemoryException(needs(bytes, purpose, "none left in the system"), e);
        }
        return slabs.takeFrom(slab, bytes, purpose);
    }

    /// The size of the slab that `bytes` justify, already committed; 0 when over the limit.
    private long slabSizeFor(long bytes) {
        long grown = Long.highestOneBit(Math.max(FIRST_SLAB_BYTES, committedBytes() / 2));
        long least = (bytes + PAGE_BYTES - 1) & -PAGE_BYTES;
        long size = Math.max(least, Math.min(slabBytes, grown));
        if (budget.tryCommit(size)) return size;
        return budget.tryCommit(least) ? least : 0;
    }

    private @Nullable Range retake(long bytes, String purpose) {
        trim(bytes);
        return tryTake(bytes, purpose);
    }

    private Range takeAfterCollection(long bytes, String purpose) {
        long deadline = collectGarbage();
        Range range = retake(bytes, purpose);
        while (range == null) {
            if (System.nanoTime() > deadline) throw exhausted(bytes, purpose);
            LockSupport.parkNanos(POLL_NANOS);
            range = retake(bytes, purpose);
        }
        return range;
    }

    /// Collects garbage, once for all threads that ask at the same time, and returns until when
    /// cleaners, which run in their own thread, may be hoped to free memory.
    long collectGarbage() {
        long asked = System.nanoTime();
        synchronized (collection) {
            if (collectedNanos - asked < 0) {
                System.gc();
                collectedNanos = System.nanoTime();
            }
        }
        return System.nanoTime() + CLEANING_NANOS;
    }

    MemoryException exhausted(long bytes, String purpose) {
        String spillable = ByteSizes.text(budget.evictableBytes()) + " spillable";
        return new MemoryException(needs(bytes, purpose, spillable));
    }

    private Problem needs(long bytes, String purpose, String spillable) {
        String limit = ByteSizes.text(budget.limitBytes());
        String used = ByteSizes.text(usedBytes());
        return Problem.of(
                        "%s needs %s, memory.limit is %s with %s in use and %s"
                                .formatted(purpose, ByteSizes.text(bytes), limit, used, spillable))
                .remedy("raise memory.limit");
    }

    SlabSet slabs() {
        return slabs;
    }
}
