package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import java.util.List;

/// The last `count` rows of all inputs in their order.
public record LastRows(Schema schema, long count) implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Table> tables = inputs.all(Table.class);
        long rows = RowRange.count(tables);
        long from = Math.max(0, rows - count);
        try (Table last = RowRange.collect(schema, tables, new RowRange(from, rows), pool)) {
            return last.compacted(pool);
        }
    }
}
