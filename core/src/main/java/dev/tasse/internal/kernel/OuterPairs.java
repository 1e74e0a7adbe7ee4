package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Pairs of rows in the order of the first ones, with those that are in no pair in their place:
/// what an outer join gives. One object for a batch; one thread.
public final class OuterPairs {
    private int next;
    private boolean matched;
    private MemorySegment probeRows = MemorySegment.NULL;
    private MemorySegment buildRows = MemorySegment.NULL;
    private int count;

    /// Begins a batch.
    public void start() {
        next = 0;
        matched = false;
    }

    /// Takes `pairs` pairs, ordered by probe row, of probe rows from where the last call ended. All
    /// pairs of the rows before `end` are there now; there may be some of the row `end` too, with
    /// more to come.
    public void add(MemorySegment probes, MemorySegment builds, int pairs, int end, Lease scratch) {
        long most = ((long) pairs + end - next) * Integer.BYTES;
        probeRows = scratch.allocate(most);
        buildRows = scratch.allocate(most);
        count = 0;
        int at = 0;
        for (int row = next; row < end; row++) {
            int first = at;
            while (at < pairs && probes.getAtIndex(Layouts.INT, at) == row) {
                put(row, builds.getAtIndex(Layouts.INT, at++));
            }
            boolean found = at > first || (row == next && matched);
            if (!found) put(row, OptionalRows.NONE);
        }
        boolean goesOn = end == next && matched;
        matched = goesOn || at < pairs;
        for (; at < pairs; at++) put(end, builds.getAtIndex(Layouts.INT, at));
        next = end;
    }

    private void put(int probe, int build) {
        probeRows.setAtIndex(Layouts.INT, count, probe);
        buildRows.setAtIndex(Layouts.INT, count, build);
        count++;
    }

    /// How many pairs there are after {@link #add}, rows without a match too.
    public int count() {
        return count;
    }

    /// The rows of the batch, one a pair.
    public MemorySegment probeRows() {
        return probeRows;
    }

    /// The rows of the other side, one a pair, -1 for none.
    public MemorySegment buildRows() {
        return buildRows;
    }
}
