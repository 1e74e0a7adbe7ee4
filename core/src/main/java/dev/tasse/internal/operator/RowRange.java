package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import java.util.List;

/// The rows from `from` up to, not including, `end` of several tables in a row.
record RowRange(long from, long end) {
    static long count(List<Table> tables) {
        return tables.stream().mapToLong(Table::rowCount).sum();
    }

    /// Those rows of `tables` as a table.
    static Table collect(Schema schema, List<Table> tables, RowRange range, MemoryPool pool) {
        try (Collector rows = new Collector(schema, pool)) {
            long before = 0;
            for (Table table : tables) {
                long first = Math.clamp(range.from - before, 0, table.rowCount());
                long last = Math.clamp(range.end - before, first, table.rowCount());
                rows.add(Batches.slice(table, first, last - first));
                before += table.rowCount();
            }
            return rows.table(tables);
        }
    }
}
