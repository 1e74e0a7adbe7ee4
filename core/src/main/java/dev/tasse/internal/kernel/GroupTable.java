package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Finds the groups of the rows of a batch, and makes new ones for keys not seen before.
sealed interface GroupTable extends AutoCloseable permits HashedGroups, PackedGroups {
    /// Writes the group of each of `count` rows to `groups`, 4 bytes each, and appends the keys of
    /// new groups to `stored`.
    ///
    /// @param keys the key columns, of any encoding
    void find(List<Column> keys, int count, MemorySegment groups, Lease scratch);

    int groupCount();

    @Override
    void close();
}
