package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.internal.kernel.Grouping;
import dev.tasse.internal.kernel.Reducer;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Groups found so far and a reducer for each column of their results: the state of an aggregation,
/// whether it takes rows or partial results.
final class AggregationState implements AutoCloseable {
    private final Grouping grouping;
    private final List<Reducer> reducers;
    private final boolean keyed;

    /// The state for keys of `types`; owns the reducers.
    AggregationState(
            List<DataType> types, List<Reducer> reducers, boolean equalHashes, MemoryPool pool) {
        this.grouping = new Grouping(types, equalHashes, pool);
        this.reducers = reducers;
        this.keyed = !types.isEmpty();
    }

    /// Takes `rows` rows.
    ///
    /// @param keys the key columns, of any encoding
    /// @param values a column for each reducer, neither constant nor coded unless it only counts;
    ///   without keys it may have fewer rows
    void update(List<Column> keys, List<Column> values, long rows, Lease scratch) {
        int count = Math.toIntExact(rows);
        if (!keyed) {
            MemorySegment zeros = scratch.allocateZeroed((long) count * Integer.BYTES);
            for (int i = 0; i < reducers.size(); i++) {
                reducers.get(i).updateOne(values.get(i), zeros);
            }
            return;
        }
        MemorySegment groups = grouping.groups(keys, count, scratch);
        for (int i = 0; i < reducers.size(); i++) {
            reducers.get(i).update(values.get(i), groups, count, groupCount());
        }
    }

    /// Without keys there is one group, even of no rows.
    int groupCount() {
        return keyed ? grouping.groupCount() : 1;
    }

    /// The keys of the groups.
    List<Column> keys(Lease lease) {
        return keyed ? grouping.keys(lease) : List.of();
    }

    /// The result of each reducer.
    List<Column> values(Lease lease) {
        List<Column> columns = new ArrayList<>();
        for (Reducer reducer : reducers) columns.add(reducer.finish(groupCount(), lease));
        return columns;
    }

    @Override
    public void close() {
        grouping.close();
        reducers.forEach(Reducer::close);
    }
}
