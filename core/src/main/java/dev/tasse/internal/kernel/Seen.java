package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;

/// Which groups have had a value that is not null: the others end as null. Used by one thread.
final class Seen implements AutoCloseable {
    private final GrowingSegment flags;
    // All groups below have been seen.
    private int all;

    Seen(MemoryPool pool) {
        flags = new GrowingSegment(pool, "groups with values");
    }

    void ensure(int groupCount) {
        flags.ensure(groupCount);
    }

    /// A byte a group, not 0 for those seen; another memory after the next `ensure`.
    MemorySegment memory() {
        return flags.memory();
    }

    /// Notes a batch without nulls, which takes no time once all groups have been seen.
    void addAll(RowGroups groups) {
        int groupCount = groups.groupCount();
        if (groupCount <= all) return;
        ensure(groupCount);
        if (groups.areFew()) groups.few().mark(flags.memory());
        else mark(groups.numbers(), groups.count());
        while (all < groupCount && get(all)) all++;
    }

    private void mark(MemorySegment groups, int count) {
        MemorySegment marks = flags.memory();
        for (int i = 0; i < count; i++) {
            int group = groups.getAtIndex(Layouts.INT, i);
            if (group >= all) marks.set(Layouts.BYTE, group, (byte) 1);
        }
    }

    boolean get(int group) {
        return flags.memory().get(Layouts.BYTE, group) != 0;
    }

    void set(int group) {
        flags.memory().set(Layouts.BYTE, group, (byte) 1);
    }

    Bitmap validity(int groupCount, Lease lease) {
        if (groupCount <= all) return Bitmap.allSet(groupCount);
        ensure(groupCount);
        Bitmap validity = Bitmap.allocate(lease, groupCount, false);
        for (int group = 0; group < groupCount; group++) {
            if (get(group)) validity.set(group, true);
        }
        return validity.simplified();
    }

    @Override
    public void close() {
        flags.close();
    }
}
