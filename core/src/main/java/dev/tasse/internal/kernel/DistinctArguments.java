package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Hands each value of a group to another aggregate once.
final class DistinctArguments implements Accumulator {
    private final ValuePairs pairs;
    private final Accumulator aggregate;
    private final RowGroups freshRows = new RowGroups();

    DistinctArguments(DataType type, Accumulator aggregate, MemoryPool pool) {
        pairs = new ValuePairs(type, pool);
        this.aggregate = aggregate;
    }

    @Override
    public void update(List<Column> arguments, RowGroups batch) {
        MemorySegment groups = batch.numbers();
        int count = batch.count();
        int groupCount = batch.groupCount();
        int before = pairs.count();
        ValuePairs.Paired paired = pairs.add(arguments.getFirst(), groups, count);
        Lease scratch = pairs.scratch();
        int fresh = pairs.count() - before;
        MemorySegment rows = scratch.allocate((long) fresh * Integer.BYTES);
        MemorySegment of = scratch.allocate((long) fresh * Integer.BYTES);
        int next = before;
        for (int row = 0; row < paired.count() && next < pairs.count(); row++) {
            if (paired.pairs().getAtIndex(Layouts.INT, row) != next) continue;
            rows.setAtIndex(Layouts.INT, next - before, row);
            int group = paired.groups().getAtIndex(Layouts.INT, row);
            of.setAtIndex(Layouts.INT, next - before, group);
            next++;
        }
        Selection.Picked firsts = new Selection.Picked(rows, fresh);
        Column values = Selection.gather(paired.values(), firsts, scratch);
        Column flat = Flattening.flat(values, scratch);
        aggregate.update(List.of(flat), freshRows.set(of, fresh, groupCount));
    }

    @Override
    public List<Column> parts(int groupCount, Lease lease) {
        throw new AssertionError("distinct values have no partial result");
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        return aggregate.finish(groupCount, lease);
    }

    @Override
    public void close() {
        pairs.close();
        aggregate.close();
    }
}
