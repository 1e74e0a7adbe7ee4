package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import java.util.List;

/// Task `i` takes its share of the rows of all inputs: the `i`-th of `count` of nearly equal size.
public record BalanceRows(Schema schema, int count) implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        List<Table> tables = inputs.all(Table.class);
        long rows = RowRange.count(tables);
        RowRange share = new RowRange(border(rows, index), border(rows, index + 1));
        return RowRange.collect(schema, tables, share, context.resource(MemoryPool.class));
    }

    private long border(long rows, int index) {
        return Math.multiplyExact(rows, (long) index) / count;
    }
}
