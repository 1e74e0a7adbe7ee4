package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// Sorts the rows between two splitters: task `p` takes partition `p` of all {@link Slices}, which
/// mostly fits the cache, and puts it in order.
public record SortSlices(Schema schema, List<BoundSortKey> keys) implements Op {
    public SortSlices {
        keys = List.copyOf(keys);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Table> parts = new ArrayList<>();
        try (Collector rows = new Collector(schema, pool);
                Lease out = pool.lease(0, "sorted rows")) {
            for (Slices slices : inputs.all(Slices.class)) parts.add(slices.partition(index));
            for (Table part : parts) rows.add(Batches.all(part));
            Batch all = rows.all(rows.lease(), out);
            Batch sorted = SortRuns.sort(all, keys, -1, new Workspace(pool, out));
            // Texts that a constant was written out to are not in the parts.
            try (Table collected = Results.table(schema, all, rows.lease(), parts)) {
                List<Table> sources = new ArrayList<>(parts);
                sources.add(collected);
                return Results.table(schema, sorted, out, sources);
            }
        } finally {
            parts.forEach(Table::close);
        }
    }
}
