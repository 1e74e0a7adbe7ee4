package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import java.util.List;

/// At most `count` rows after the first `offset` of all inputs in their order.
public record LimitRows(Schema schema, long offset, long count) implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Table> tables = inputs.all(Table.class);
        try (Collector rows = new Collector(schema, pool)) {
            long before = 0;
            for (Table table : tables) {
                long from = Math.clamp(offset - before, 0, table.rowCount());
                long left = count - rows.rows();
                rows.add(Batches.slice(table, from, Math.min(left, table.rowCount() - from)));
                before += table.rowCount();
            }
            return rows.table(tables);
        }
    }
}
