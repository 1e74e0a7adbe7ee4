package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;

/// A whole number for each group, in memory; those of few groups are in an array as long as batches
/// suit {@link FewGroups}.
final class GroupLongs implements AutoCloseable {
    private final GrowingSegment memory;
    private long[] array = {};
    // The numbers of the groups below are in the array.
    private int moved;

    GroupLongs(MemoryPool pool, String purpose) {
        memory = new GrowingSegment(pool, purpose);
    }

    /// Makes room for `groupCount` groups, 0 for those that are new.
    void ensure(int groupCount) {
        memory.ensure((long) groupCount * Long.BYTES);
    }

    /// The numbers of all groups in memory; until the next call of anything.
    MemorySegment memory() {
        MemorySegment all = memory.memory();
        for (int group = 0; group < moved; group++) {
            all.setAtIndex(Layouts.LONG, group, array[group]);
        }
        moved = 0;
        return all;
    }

    /// The numbers of few groups, for which there is room, in an array, to be changed in place
    /// until the next call of anything.
    long[] array(int groupCount) {
        if (array.length == 0) array = new long[FewGroups.MOST_GROUPS];
        for (; moved < groupCount; moved++) {
            array[moved] = memory.memory().getAtIndex(Layouts.LONG, moved);
        }
        return array;
    }

    @Override
    public void close() {
        memory.close();
    }
}
