package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Finds the groups of the rows of a batch, and makes new ones for keys not seen before.
sealed interface GroupTable extends AutoCloseable
        permits CombinedGroups, DenseGroups, HashedGroups, PackedGroups {
    /// Writes the group of each of `count` rows to `groups`, 4 bytes each, and appends the keys of
    /// new groups to `stored`. False, with no new group, if the keys do not fit this table: then it
    /// is not asked again, another one is needed.
    ///
    /// @param keys the key columns, of any encoding
    boolean find(List<Column> keys, int count, MemorySegment groups, Lease scratch);

    /// Takes the distinct keys `keys` as its first `count` groups; they are stored already.
    void seed(List<Column> keys, int count, Lease scratch);

    int groupCount();

    /// Makes room for `groups` groups at once, if that saves time.
    default void reserve(int groups) {}

    @Override
    void close();
}
