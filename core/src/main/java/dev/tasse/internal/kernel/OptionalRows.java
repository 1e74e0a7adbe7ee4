package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Rows of one side of a join for rows of the other, of which some have none.
///
/// @param picked a row for each; where there is none it is 0
/// @param known for which there is one
public record OptionalRows(Selection.Picked picked, Bitmap known) {
    /// In place of no row.
    static final int NONE = -1;

    /// The rows in `picked`, each -1 if there is none; takes it over.
    public static OptionalRows of(Selection.Picked picked, Lease lease) {
        MemorySegment rows = picked.rows();
        long count = picked.count();
        boolean complete = true;
        for (long i = 0; i < count; i++) complete &= rows.getAtIndex(Layouts.INT, i) >= 0;
        if (complete) return new OptionalRows(picked, Bitmap.allSet(count));
        Bitmap known = Bitmap.allocate(lease, count, false);
        for (long i = 0; i < count; i++) {
            int row = rows.getAtIndex(Layouts.INT, i);
            if (row >= 0) known.set(i, true);
            else rows.setAtIndex(Layouts.INT, i, 0);
        }
        return new OptionalRows(picked, known);
    }

    /// All of the rows in `picked`.
    public static OptionalRows all(Selection.Picked picked) {
        return new OptionalRows(picked, Bitmap.allSet(picked.count()));
    }

    /// How many rows there are, missing ones too.
    public long count() {
        return picked.count();
    }
}
