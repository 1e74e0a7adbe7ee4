package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.KeyRows;
import dev.tasse.internal.kernel.SplitterSearch;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundSortKey;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Puts the rows of a table that lie between two splitters together, so that each part of the sort
/// reads memory from one end to the other. Inputs are the table of {@link Splitters}, then the
/// table of task `i`.
public record CutByOrder(List<BoundSortKey> keys) implements Op {
    public CutByOrder {
        keys = List.copyOf(keys);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        Table splitters = inputs.get(0, Table.class);
        Table table = inputs.get(1, Table.class);
        int rows = Math.toIntExact(table.rowCount());
        try (Lease out = pool.lease(0, "cut rows");
                Lease scratch = pool.lease(0, "cut by order")) {
            MemorySegment parts = scratch.allocate((long) rows * Integer.BYTES);
            Batch all = Batches.all(table);
            KeyRows tableKeys = SortKeys.of(keys, all, scratch);
            search(splitters, scratch).find(tableKeys, index, rows, parts, scratch);
            int partCount = Math.toIntExact(splitters.rowCount()) + 1;
            CutRows cut = new CutRows(table.schema(), partCount);
            return cut.slices(all, parts, out, List.of(table));
        }
    }

    private SplitterSearch search(Table splitters, Lease scratch) {
        List<Column> flat = new ArrayList<>();
        for (Column column : splitters.columns()) flat.add(Flattening.flat(column, scratch));
        int keyCount = keys.size();
        KeyRows splitterKeys = new KeyRows(flat.subList(0, keyCount), SortKeys.orders(keys));
        MemorySegment parts = numbers(flat.get(keyCount));
        MemorySegment rows = numbers(flat.get(keyCount + 1));
        int count = Math.toIntExact(splitters.rowCount());
        return new SplitterSearch(splitterKeys, count, parts, rows, scratch);
    }

    private static MemorySegment numbers(Column column) {
        return column instanceof FixedColumn fixed ? fixed.values() : MemorySegment.NULL;
    }
}
