package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

/// Which groups have null for a key; takes no time while there are none.
final class StoredNulls implements AutoCloseable {
    private final GrowingSegment flags;
    private Bitmap validity = Bitmap.allSet(0);
    private boolean anyLoaded;
    private boolean anyStored;

    StoredNulls(MemoryPool pool) {
        flags = new GrowingSegment(pool, "group keys");
    }

    void load(Column column) {
        validity = column.validity();
        anyLoaded = column.nullCount() > 0;
    }

    /// Whether nulls have to be looked at: some group or some row of the batch has one.
    boolean isNeeded() {
        return anyLoaded || anyStored;
    }

    boolean isNull(int group) {
        return flags.memory().get(Layouts.BYTE, group) != 0;
    }

    void reserve(int groups) {
        flags.ensure(groups);
    }

    void append(int[] rows, int count, int first) {
        flags.ensure(first + count);
        if (!anyLoaded) return;
        for (int i = 0; i < count; i++) {
            if (validity.get(rows[i])) continue;
            flags.memory().set(Layouts.BYTE, first + i, (byte) 1);
            anyStored = true;
        }
    }

    /// Clears `same[i]` where one of row and group is null.
    void compare(int[] rows, int[] groups, int count, boolean[] same) {
        for (int i = 0; i < count; i++) same[i] &= validity.get(rows[i]) != isNull(groups[i]);
    }

    Bitmap finish(int count, Lease lease) {
        if (!anyStored) return Bitmap.allSet(count);
        Bitmap bits = Bitmap.allocate(lease, count, true);
        for (int group = 0; group < count; group++) {
            if (isNull(group)) bits.set(group, false);
        }
        return bits;
    }

    @Override
    public void close() {
        flags.close();
    }
}
