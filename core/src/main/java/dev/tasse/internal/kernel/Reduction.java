package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// An aggregate made of reducers, one for each column of its partial result; of two, the result is
/// the quotient: a mean.
final class Reduction implements Accumulator {
    private final List<Reducer> reducers;

    Reduction(List<Reducer> reducers) {
        this.reducers = List.copyOf(reducers);
    }

    @Override
    public void update(List<Column> arguments, MemorySegment groups, int count, int groupCount) {
        for (int i = 0; i < reducers.size(); i++) {
            Column column = arguments.get(Math.min(i, arguments.size() - 1));
            reducers.get(i).update(column, groups, count, groupCount);
        }
    }

    @Override
    public void updateOne(List<Column> arguments, MemorySegment zeros) {
        for (int i = 0; i < reducers.size(); i++) {
            Column column = arguments.get(Math.min(i, arguments.size() - 1));
            reducers.get(i).updateOne(column, zeros);
        }
    }

    @Override
    public List<Column> parts(int groupCount, Lease lease) {
        List<Column> parts = new ArrayList<>();
        for (Reducer reducer : reducers) parts.add(reducer.finish(groupCount, lease));
        return parts;
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        List<Column> parts = parts(groupCount, lease);
        if (parts.size() == 1) return parts.getFirst();
        FloatType type = DataType.FLOAT64;
        List<Column> quotient =
                List.of(parts.getFirst(), Casting.cast(parts.get(1), type, false, lease));
        return Functions.find("div")
                .kernel()
                .apply(new Arguments(quotient, type, groupCount, lease));
    }

    @Override
    public void close() {
        reducers.forEach(Reducer::close);
    }
}
