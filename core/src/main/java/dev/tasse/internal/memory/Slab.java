package dev.tasse.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A large piece of memory from the operating system, handed out in ranges by the pool.
///
/// Each slab has an arena of its own, so that an idle one can go back alone. Closing that arena
/// stops all threads for some 50 us, therefore only a need for memory elsewhere, or the end of the
/// pool, closes it.
public final class Slab {
    private final int id;
    private final Arena arena;
    private final MemorySegment memory;
    private final Range first;
    private long generation;

    /// A slab whose memory comes from the operating system now, all of it touched.
    @SuppressWarnings("MustBeClosed") // the pool closes the slab, which closes its arena
    Slab(int id, long bytes) {
        this.id = id;
        arena = Arena.ofShared();
        memory = arena.allocate(bytes, Lease.ALIGNMENT);
        first = new Range(this, 0, bytes);
    }

    /// The number of this slab in its pool, never used again.
    public int id() {
        return id;
    }

    public long bytes() {
        return memory.byteSize();
    }

    MemorySegment memory() {
        return memory;
    }

    /// The range at offset 0: neighbours are absorbed by the one before them, so it stays.
    Range first() {
        return first;
    }

    /// Numbers the times that a range of this slab is handed out, from 1. Guarded by the pool's
    /// lock.
    long nextGeneration() {
        return ++generation;
    }

    boolean isIdle() {
        return first.free && first.isWholeSlab();
    }

    void close() {
        arena.close();
    }
}
