package dev.tasse.internal.memory;

import dev.tasse.config.Config;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// How much memory the slabs of a client may take, how much they take, and who can give some up.
///
/// Three counts, guarded by this object's lock, which is held for a few instructions only:
/// **committed** bytes of slabs, used or idle, never above the limit; **used** bytes of ranges
/// handed out; **promised** bytes that were granted to a {@link Reservation} and not leased yet.
public final class MemoryBudget {
    private final long limitBytes;
    private final List<Evictable> holders = new CopyOnWriteArrayList<>();
    private long committed;
    private long used;
    private long promised;

    private MemoryBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /// A budget of `limitBytes`.
    public static MemoryBudget of(long limitBytes) {
        if (limitBytes <= 0) {
            throw new IllegalArgumentException("memory limit must be positive: " + limitBytes);
        }
        return new MemoryBudget(limitBytes);
    }

    /// The budget that `config` sets; without one, 70 % of what the container or the machine
    /// allows, less the largest size of the Java heap.
    public static MemoryBudget of(Config config) {
        long limit = config.get(Config.MEMORY_LIMIT);
        return of(limit == 0 ? ContainerMemory.budget() : limit);
    }

    public long limitBytes() {
        return limitBytes;
    }

    /// Makes `holder` one of those who are asked to evict.
    public void register(Evictable holder) {
        holders.add(holder);
    }

    public void unregister(Evictable holder) {
        holders.remove(holder);
    }

    /// Bytes that the holders could give up.
    public long evictableBytes() {
        long bytes = 0;
        for (Evictable holder : holders) bytes += holder.evictableBytes();
        return bytes;
    }

    public synchronized long committedBytes() {
        return committed;
    }

    public synchronized long usedBytes() {
        return used;
    }

    /// Bytes of slabs that nobody uses.
    public synchronized long idleBytes() {
        return committed - used;
    }

    /// Grants `bytes` to `reservation` where they fit beside what is used and promised; asks the
    /// other holders to evict first. False means: evict your own state, then ask again.
    boolean promise(Reservation reservation, long bytes) {
        while (true) {
            long missing = tryPromise(reservation, bytes);
            if (missing <= 0) return true;
            if (evict(missing, reservation.owner()) <= 0) return false;
        }
    }

    private synchronized long tryPromise(Reservation reservation, long bytes) {
        long missing = used + promised + bytes - limitBytes;
        if (missing <= 0) change(reservation, bytes, 0);
        return missing;
    }

    /// Adds to what `reservation` was granted and to what is leased under it.
    synchronized void change(Reservation reservation, long granted, long leased) {
        promised -= reservation.openBytes();
        reservation.add(granted, leased);
        promised += reservation.openBytes();
    }

    /// Asks holders for `bytes`, those first who hold most; returns how many are free now.
    long evict(long bytes, Evictable except) {
        List<Evictable> most =
                holders.stream()
                        .filter(holder -> !holder.equals(except))
                        .sorted(Comparator.comparingLong(Evictable::evictableBytes).reversed())
                        .toList();
        long freed = 0;
        for (Evictable holder : most) {
            if (freed >= bytes) break;
            freed += holder.evict(bytes - freed);
        }
        return freed;
    }

    /// Counts a new slab of `bytes`, unless it exceeds the limit.
    synchronized boolean tryCommit(long bytes) {
        if (committed + bytes > limitBytes) return false;
        committed += bytes;
        return true;
    }

    synchronized void uncommit(long bytes) {
        committed -= bytes;
    }

    synchronized void use(long bytes) {
        used += bytes;
    }
}
