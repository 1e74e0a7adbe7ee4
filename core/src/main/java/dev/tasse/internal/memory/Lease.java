package dev.tasse.internal.memory;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Memory that one thread writes into, before it is a result or thrown away.
///
/// Allocation moves a position; only growth takes the lock of the pool. A lease ends in one of two
/// ways: {@link #seal} turns what was allocated into regions, {@link #close} gives all of it back
/// and does nothing after a seal, so that the usual form is
///
/// ```java
/// try (Lease lease = pool.lease(bytes, "filter")) {
///     ...
///     return Table.of(schema, rowCount, columns, lease.seal());
/// }
/// ```
///
/// Scratch that is used batch after batch is one lease with a {@link #reset} between batches.
public final class Lease implements AutoCloseable {
    /// Every allocation starts at a multiple of this.
    public static final long ALIGNMENT = 64;

    /// Every allocation has so many bytes more than asked for: a kernel may read and write a whole
    /// vector of 64 bytes from any element on, and from right behind the last.
    public static final long PADDING = 64;

    /// The least that a lease takes from a large pool at once.
    private static final long FIRST_BYTES = 64 << 10;

    private final MemoryPool pool;
    private final SlabSet slabs;
    private final String purpose;
    private final @Nullable Reservation reservation;
    private final Thread owner = Thread.currentThread();
    private final List<Range> ranges = new ArrayList<>();
    private @Nullable Range last;
    private MemorySegment memory = MemorySegment.NULL;
    private long position;
    private long end;
    private long taken;
    private long wanted;
    private boolean done;

    Lease(MemoryPool pool, String purpose, @Nullable Reservation reservation) {
        this.pool = pool;
        this.slabs = pool.slabs();
        this.purpose = purpose;
        this.reservation = reservation;
    }

    /// Memory of at least `bytes`, aligned and padded, with unspecified content. Its size is
    /// `bytes` rounded up to 64, and 64 more.
    public MemorySegment allocate(long bytes) {
        long size = padded(bytes);
        if (size > end - position) grow(size);
        long start = position;
        position = start + size;
        return memory.asSlice(start, size);
    }

    /// The same as {@link #allocate}, all bytes 0.
    public MemorySegment allocateZeroed(long bytes) {
        return allocate(bytes).fill((byte) 0);
    }

    /// What {@link #allocate} takes for `bytes`.
    public static long padded(long bytes) {
        return ((bytes + ALIGNMENT - 1) & -ALIGNMENT) + PADDING;
    }

    /// Bytes taken from the pool and still held.
    public long bytes() {
        return taken;
    }

    /// Makes all that was allocated free for the next batch. From the second batch on, what a batch
    /// as large as the one before needs is there in one piece, without a call to the pool.
    public void reset() {
        checkUsable();
        if (last == null) return;
        if (ranges.size() == 1) {
            slabs.poison(last, last.offset);
            position = last.offset;
        } else {
            wanted = taken;
            giveBack();
        }
    }

    /// Ends the lease; what was allocated lives on in the regions returned, one count each, and the
    /// rest goes back. Empty when nothing was allocated.
    public List<Region> seal() {
        checkUsable();
        trimLast();
        List<Region> regions = new ArrayList<>(ranges.size());
        for (Range range : ranges) regions.add(new Region(slabs, range));
        count(-taken);
        ranges.clear();
        forget();
        done = true;
        return List.copyOf(regions);
    }

    /// Gives all back, unless the lease is sealed.
    @Override
    public void close() {
        if (done) return;
        giveBack();
        done = true;
    }

    /// Takes the first range.
    void begin(long size) {
        long ahead = Math.min(FIRST_BYTES, pool.slabBytes() / 4);
        take(size, Math.max(size, ahead));
    }

    private void grow(long size) {
        checkUsable();
        long doubled = Math.max(FIRST_BYTES, Math.max(taken, wanted));
        long ahead = Math.max(size, Math.min(doubled, Math.max(wanted, pool.slabBytes() / 4)));
        if (last != null && extend(last, position + size - end, ahead)) return;
        trimLast();
        take(size, ahead);
        wanted = 0;
    }

    private boolean extend(Range range, long least, long ahead) {
        if (!slabs.extend(range, ahead) && !slabs.extend(range, least)) return false;
        count(range.offset + range.length - end);
        end = range.offset + range.length;
        return true;
    }

    private void take(long least, long ahead) {
        Range range = ahead > least ? pool.tryTake(ahead, purpose) : null;
        if (range == null) range = pool.take(least, purpose, owner());
        count(range.length);
        ranges.add(range);
        last = range;
        memory = range.memory;
        position = range.offset;
        end = range.offset + range.length;
    }

    /// Gives back what is not allocated.
    private void trimLast() {
        Range range = last;
        if (range == null) return;
        long before = range.length;
        if (position > range.offset) {
            slabs.cut(range, position - range.offset);
            count(range.length - before);
        } else {
            ranges.removeLast();
            slabs.release(range, range.generation);
            count(-before);
        }
        forget();
    }

    private void giveBack() {
        for (Range range : ranges) slabs.release(range, range.generation);
        ranges.clear();
        count(-taken);
        forget();
    }

    /// Leaves no way to write into what the lease no longer holds or has filled.
    private void forget() {
        last = null;
        memory = MemorySegment.NULL;
        position = 0;
        end = 0;
    }

    private void count(long bytes) {
        taken += bytes;
        if (reservation != null) pool.budget().change(reservation, 0, bytes);
    }

    private Evictable owner() {
        return reservation == null ? Evictable.NOTHING : reservation.owner();
    }

    private void checkUsable() {
        if (done) throw new AssertionError("lease for " + purpose + " is used after its end");
        assert owner == Thread.currentThread()
                : "lease for " + purpose + " of " + owner + " is used by " + Thread.currentThread();
    }
}
