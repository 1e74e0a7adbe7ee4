package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The values of a join's build side for each entry of one dictionary of the probe side, kept from
/// batch to batch as long as the dictionary stays.
final class JoinedEntries implements AutoCloseable {
    private final List<Column> build;
    private final Lease lease;
    private final List<Column> columns = new ArrayList<>();
    private @Nullable Column dictionary;

    JoinedEntries(List<Column> build, MemoryPool pool) {
        this.build = build;
        lease = pool.lease(0, "joined entries");
    }

    /// The columns of the build side, one row for each entry of `entries`, whose matches are
    /// `rows`.
    List<Column> of(Column entries, Selection.Picked rows) {
        if (dictionary != entries) {
            lease.reset();
            columns.clear();
            for (Column column : build) columns.add(Selection.gather(column, rows, lease));
            dictionary = entries;
        }
        return columns;
    }

    @Override
    public void close() {
        lease.close();
    }
}
