package dev.tasse.internal.memory;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The slabs of a pool and which of their ranges are used: everything the lock of the pool guards.
///
/// The lock is this object's. It is held for some hundred nanoseconds, save in pools that check.
final class SlabSet {
    private static final byte POISON = (byte) 0xDB;

    private final MemoryBudget budget;
    private final boolean checks;
    private final FreeRanges free = new FreeRanges();
    private final Map<Integer, Slab> slabs = new LinkedHashMap<>();
    private int slabsMade;
    private boolean closed;

    /// With `checks`, what is released is poisoned and its segments become inaccessible.
    SlabSet(MemoryBudget budget, boolean checks) {
        this.budget = budget;
        this.checks = checks;
    }

    synchronized int nextSlabId() {
        return slabsMade++;
    }

    /// A free range of at least `bytes`, used for `purpose` from now on.
    synchronized @Nullable Range take(long bytes, String purpose) {
        checkOpen();
        Range range = free.take(bytes);
        if (range != null) handOut(range, purpose);
        return range;
    }

    /// The first `bytes` of a new slab.
    synchronized Range takeFrom(Slab slab, long bytes, String purpose) {
        if (closed) slab.close();
        checkOpen();
        slabs.put(slab.id(), slab);
        Range range = slab.first();
        if (checks) range.memory.fill(POISON);
        free.cut(range, bytes);
        handOut(range, purpose);
        return range;
    }

    // Restricted, but done in pools that check only; the guard is closed by the release.
    @SuppressWarnings({"restricted", "MustBeClosed"})
    private void handOut(Range range, String purpose) {
        range.generation = range.slab.nextGeneration();
        range.purpose = purpose;
        budget.use(range.length);
        if (checks) {
            Arena guard = Arena.ofShared();
            range.guard = guard;
            range.memory = range.slab.memory().reinterpret(guard, _ -> {});
        }
    }

    /// Lets a used range end `extra` bytes later, if those are free.
    synchronized boolean extend(Range range, long extra) {
        long before = range.length;
        boolean extended = free.extend(range, extra);
        budget.use(range.length - before);
        return extended;
    }

    /// Lets a used range end after `bytes`; the rest is free.
    synchronized void cut(Range range, long bytes) {
        long before = range.length;
        poison(range, range.offset + bytes);
        free.cut(range, bytes);
        budget.use(range.length - before);
    }

    /// Frees a range that was handed out as `generation`.
    synchronized void release(Range range, long generation) {
        if (range.generation != generation) {
            throw new AssertionError("range for " + range.purpose + " is released twice");
        }
        range.generation = 0;
        poison(range, range.offset);
        closeGuard(range);
        budget.use(-range.length);
        free.add(range);
    }

    /// Overwrites a used range from `offset` of its slab on, in a pool that checks.
    synchronized void poison(Range range, long offset) {
        if (!checks || closed) return;
        range.memory.asSlice(offset, range.offset + range.length - offset).fill(POISON);
    }

    /// Takes idle slabs out until they hold `bytes`, or as many as there are.
    synchronized List<Slab> removeIdle(long bytes) {
        List<Slab> removed = new ArrayList<>();
        if (closed) return removed;
        long found = 0;
        for (Slab slab : slabs.values()) {
            if (found >= bytes) break;
            if (!slab.isIdle()) continue;
            free.remove(slab.first());
            removed.add(slab);
            found += slab.bytes();
        }
        for (Slab slab : removed) slabs.remove(slab.id());
        return removed;
    }

    /// Closes the set and returns its slabs. Ranges can still be released.
    synchronized List<Slab> close() {
        if (closed) return List.of();
        closed = true;
        for (Slab slab : slabs.values()) {
            for (Range range = slab.first(); range != null; range = range.after) closeGuard(range);
        }
        return all();
    }

    private static void closeGuard(Range range) {
        Arena guard = range.guard;
        if (guard == null) return;
        guard.close();
        range.guard = null;
        range.memory = range.slab.memory();
    }

    synchronized List<Slab> all() {
        return List.copyOf(slabs.values());
    }

    /// What is used, one line per purpose.
    synchronized List<String> held() {
        TreeMap<String, long[]> counts = new TreeMap<>();
        for (Slab slab : slabs.values()) {
            for (Range range = slab.first(); range != null; range = range.after) {
                if (range.free) continue;
                long[] count = counts.computeIfAbsent(range.purpose, _ -> new long[2]);
                count[0]++;
                count[1] += range.length;
            }
        }
        List<String> lines = new ArrayList<>();
        counts.forEach(
                (purpose, count) -> lines.add(purpose + ": " + count[1] + " bytes in " + count[0]));
        return lines;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void checkOpen() {
        if (closed) throw new IllegalStateException("the memory pool is closed");
    }
}
