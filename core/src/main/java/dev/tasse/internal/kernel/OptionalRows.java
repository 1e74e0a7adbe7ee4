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
        Bitmap known = Bitmap.allocate(lease, count);
        long wordCount = Bitmap.bytes(count) / Long.BYTES;
        long missing = 0;
        for (long word = 0; word < wordCount; word++) {
            long first = word * Long.SIZE;
            int n = (int) Math.min(Long.SIZE, count - first);
            long bits = 0;
            for (int i = 0; i < n; i++) {
                int row = rows.getAtIndex(Layouts.INT, first + i);
                rows.setAtIndex(Layouts.INT, first + i, Math.max(row, 0));
                bits |= (long) (~row >>> (Integer.SIZE - 1)) << i;
            }
            known.memory().setAtIndex(Layouts.LONG, word, bits);
            missing += n - Long.bitCount(bits);
        }
        return new OptionalRows(picked, missing == 0 ? Bitmap.allSet(count) : known);
    }

    /// All of the rows in `picked`.
    public static OptionalRows all(Selection.Picked picked) {
        return new OptionalRows(picked, Bitmap.allSet(picked.count()));
    }

    /// The same rows in memory of `lease`; `known` stays where it is.
    public OptionalRows copied(Lease lease) {
        long bytes = count() * Integer.BYTES;
        MemorySegment copy = lease.allocate(bytes);
        MemorySegment.copy(picked.rows(), 0, copy, 0, bytes);
        return new OptionalRows(new Selection.Picked(copy, count()), known);
    }

    /// How many rows there are, missing ones too.
    public long count() {
        return picked.count();
    }
}
