package dev.tasse.internal.memory;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A stretch of a slab, free or used, chained to its neighbours and to the free ranges of its size.
///
/// Guarded by the lock of the pool, save `memory`, `purpose` and `guard`, which belong to the one
/// who uses the range.
final class Range {
    final Slab slab;
    long offset;
    long length;
    boolean free;

    /// Counts the times this range was handed out: a region that remembers another is stale.
    long generation;

    @Nullable Range before;
    @Nullable Range after;
    @Nullable Range previousFree;
    @Nullable Range nextFree;

    String purpose = "";

    /// The slab's memory as the user of this range sees it: valid no longer than the range is used
    /// when the pool checks, else as long as the slab.
    MemorySegment memory;

    @Nullable Arena guard;

    Range(Slab slab, long offset, long length) {
        this.slab = slab;
        this.offset = offset;
        this.length = length;
        this.memory = slab.memory();
    }

    boolean isWholeSlab() {
        return before == null && after == null;
    }
}
