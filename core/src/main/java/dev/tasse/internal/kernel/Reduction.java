package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;

import java.util.List;

/// An aggregate whose partial result is that of one reducer, as is its result.
final class Reduction implements Accumulator {
    private final Reducer reducer;

    Reduction(Reducer reducer) {
        this.reducer = reducer;
    }

    @Override
    public void update(List<Column> arguments, RowGroups groups) {
        reducer.update(arguments.getFirst(), groups);
    }

    @Override
    public void reserve(int groups) {
        reducer.reserve(groups);
    }

    @Override
    public void updateOne(List<Column> arguments, RowGroups zeros) {
        reducer.updateOne(arguments.getFirst(), zeros);
    }

    @Override
    public List<Column> parts(int groupCount, Lease lease) {
        return List.of(finish(groupCount, lease));
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        return reducer.finish(groupCount, lease);
    }

    @Override
    public void close() {
        reducer.close();
    }
}
