package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.internal.kernel.Accumulator;
import dev.tasse.internal.kernel.Grouping;
import dev.tasse.internal.kernel.RowGroups;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Groups found so far and an accumulator for each aggregate: the state of an aggregation, whether
/// it takes rows or partial results.
final class AggregationState implements AutoCloseable {
    private final Grouping grouping;
    private final List<Accumulator> accumulators;
    private final boolean keyed;
    private final RowGroups rowGroups = new RowGroups();

    /// The state of `spec`; owns the accumulators.
    ///
    /// @param lone whether each row makes a group of its own
    AggregationState(
            AggregateSpec spec, List<Accumulator> accumulators, boolean lone, MemoryPool pool) {
        List<DataType> types = spec.keyTypes();
        this.grouping =
                lone ? Grouping.lone(types, pool) : new Grouping(types, spec.equalHashes(), pool);
        this.accumulators = accumulators;
        this.keyed = !types.isEmpty();
    }

    /// Takes `rows` rows.
    ///
    /// @param keys the key columns, of any encoding
    /// @param arguments what each accumulator takes; without keys it may have fewer rows
    void update(List<Column> keys, List<List<Column>> arguments, long rows, Lease scratch) {
        int count = Math.toIntExact(rows);
        if (!keyed) {
            MemorySegment zeros = scratch.allocateZeroed((long) count * Integer.BYTES);
            rowGroups.set(zeros, count, 1);
            for (int i = 0; i < accumulators.size(); i++) {
                accumulators.get(i).updateOne(arguments.get(i), rowGroups);
            }
            return;
        }
        rowGroups.set(grouping.groups(keys, count, scratch), count, groupCount());
        for (int i = 0; i < accumulators.size(); i++) {
            accumulators.get(i).update(arguments.get(i), rowGroups);
        }
    }

    /// Makes room for `groups` groups at once, if there may be so many.
    void reserve(int groups) {
        if (!keyed) return;
        grouping.reserve(groups);
        for (Accumulator accumulator : accumulators) accumulator.reserve(groups);
    }

    /// Whether nearly all keys have been different, and those not few.
    boolean keysDiffer() {
        return keyed && grouping.keysDiffer();
    }

    /// Without keys there is one group, even of no rows.
    int groupCount() {
        return keyed ? grouping.groupCount() : 1;
    }

    /// The keys of the groups.
    List<Column> keys(Lease lease) {
        return keyed ? grouping.keys(lease) : List.of();
    }

    /// The columns of the partial results of all accumulators.
    List<Column> parts(Lease lease) {
        List<Column> columns = new ArrayList<>();
        for (Accumulator accumulator : accumulators) {
            columns.addAll(accumulator.parts(groupCount(), lease));
        }
        return columns;
    }

    /// The result of each accumulator.
    List<Column> results(Lease lease) {
        List<Column> columns = new ArrayList<>();
        for (Accumulator accumulator : accumulators) {
            columns.add(accumulator.finish(groupCount(), lease));
        }
        return columns;
    }

    @Override
    public void close() {
        grouping.close();
        accumulators.forEach(Accumulator::close);
    }
}
