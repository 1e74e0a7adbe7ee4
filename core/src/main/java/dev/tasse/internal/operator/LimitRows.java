package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

/// At most `count` rows after the first `offset` of all inputs in their order.
public record LimitRows(Schema schema, long offset, long count) implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        long end = count < Long.MAX_VALUE - offset ? offset + count : Long.MAX_VALUE;
        MemoryPool pool = context.resource(MemoryPool.class);
        return RowRange.collect(schema, inputs.all(Table.class), new RowRange(offset, end), pool);
    }
}
