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
        MemorySegment toProbes = probeRows;
        MemorySegment toBuilds = buildRows;
        int put = 0;
        int at = 0;
        for (int row = next; row < end; row++) {
            boolean found = row == next && matched;
            while (at < pairs && probes.getAtIndex(Layouts.INT, at) == row) {
                toProbes.setAtIndex(Layouts.INT, put, row);
                toBuilds.setAtIndex(Layouts.INT, put++, builds.getAtIndex(Layouts.INT, at++));
                found = true;
            }
            if (found) continue;
            toProbes.setAtIndex(Layouts.INT, put, row);
            toBuilds.setAtIndex(Layouts.INT, put++, OptionalRows.NONE);
        }
        boolean goesOn = end == next && matched;
        matched = goesOn || at < pairs;
        for (; at < pairs; at++) {
            toProbes.setAtIndex(Layouts.INT, put, end);
            toBuilds.setAtIndex(Layouts.INT, put++, builds.getAtIndex(Layouts.INT, at));
        }
        next = end;
        count = put;
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
