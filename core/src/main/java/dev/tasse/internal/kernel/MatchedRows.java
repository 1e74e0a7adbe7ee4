package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Which rows of a batch are in some pair: what semi and anti joins ask.
public final class MatchedRows {
    private final Bitmap matched;

    /// None of `rows` rows, yet.
    public MatchedRows(long rows, Lease lease) {
        matched = Bitmap.allocate(lease, rows, false);
    }

    /// Marks the rows of `pairs` pairs.
    public void add(MemorySegment probeRows, long pairs) {
        for (long i = 0; i < pairs; i++) matched.set(probeRows.getAtIndex(Layouts.INT, i), true);
    }

    /// The rows that are marked, or those that are not, ascending.
    public Selection.Picked picked(boolean marked, Lease lease) {
        long n = matched.length();
        MemorySegment rows = lease.allocate(n * Integer.BYTES);
        long count = 0;
        for (long row = 0; row < n; row++) {
            rows.setAtIndex(Layouts.INT, count, (int) row);
            count += matched.get(row) == marked ? 1 : 0;
        }
        return new Selection.Picked(rows, count);
    }
}
