package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.util.List;

/// Means: sums and how many values they are of, both in one pass.
final class Mean implements Accumulator {
    private final DoubleSum sums;
    private final boolean merges;

    /// Merges partial results if `merges`, else takes rows.
    Mean(boolean merges, MemoryPool pool) {
        this.merges = merges;
        sums = new DoubleSum(pool);
    }

    @Override
    public void update(List<Column> arguments, RowGroups groups) {
        if (merges) {
            FixedColumn partial = (FixedColumn) arguments.getFirst();
            sums.merge(partial, (FixedColumn) arguments.get(1), groups);
        } else {
            sums.update(arguments.getFirst(), groups);
        }
    }

    @Override
    public void reserve(int groups) {
        sums.reserve(groups);
    }

    @Override
    public void updateOne(List<Column> arguments, RowGroups zeros) {
        if (merges) Accumulator.super.updateOne(arguments, zeros);
        else sums.updateOne(arguments.getFirst(), zeros);
    }

    @Override
    public List<Column> parts(int groupCount, Lease lease) {
        return List.of(sums.finish(groupCount, lease), sums.counts(groupCount, lease));
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        FixedColumn means = sums.finish(groupCount, lease);
        FixedColumn counts = sums.counts(groupCount, lease);
        for (int group = 0; group < groupCount; group++) {
            double sum = means.values().getAtIndex(Layouts.DOUBLE, group);
            long count = counts.values().getAtIndex(Layouts.LONG, group);
            if (count > 0) means.values().setAtIndex(Layouts.DOUBLE, group, sum / count);
        }
        return means;
    }

    @Override
    public void close() {
        sums.close();
    }
}
