package dev.tasse.internal.memory;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/// A sealed piece of a slab that lives until each of its holders has released it.
///
/// One atomic count per region, touched once per table that points into it and never per batch.
/// Safe for any thread. Release and use after the last release are errors of ours and throw {@link
/// AssertionError}.
public final class Region {
    private final SlabSet slabs;
    private final Range range;
    private final long offset;
    private final long bytes;
    private final long generation;
    private final AtomicInteger holders = new AtomicInteger(1);

    Region(SlabSet slabs, Range range) {
        this.slabs = slabs;
        this.range = range;
        this.offset = range.offset;
        this.bytes = range.length;
        this.generation = range.generation;
    }

    public Slab slab() {
        return range.slab;
    }

    /// Where in its slab the region begins.
    public long offset() {
        return offset;
    }

    public long bytes() {
        return bytes;
    }

    /// Tells this region from others that lay, or will lie, in the same place.
    public long generation() {
        return generation;
    }

    /// Adds a holder.
    public Region retain() {
        if (holders.getAndUpdate(n -> n > 0 ? n + 1 : n) <= 0) throw stale("retained");
        return this;
    }

    /// Removes a holder; the last one gives the memory back.
    public void release() {
        int before = holders.getAndUpdate(n -> n > 0 ? n - 1 : n);
        if (before <= 0) throw stale("released");
        if (before == 1) slabs.release(range, generation);
    }

    /// Whether nobody holds the region any more.
    public boolean isReleased() {
        return holders.get() == 0;
    }

    /// All bytes of the region.
    public MemorySegment memory() {
        if (isReleased()) throw stale("used");
        return range.memory.asSlice(offset, bytes);
    }

    /// Whether the first byte of `view` lies in this region.
    public boolean contains(MemorySegment view) {
        long distance = view.address() - range.slab.memory().address() - offset;
        return view.isNative() && distance >= 0 && distance < bytes;
    }

    private AssertionError stale(String done) {
        return new AssertionError(this + " is " + done + " after its last release");
    }

    @Override
    public String toString() {
        return "region of %d bytes at %d of slab %d, generation %d"
                .formatted(bytes, offset, range.slab.id(), generation);
    }
}
