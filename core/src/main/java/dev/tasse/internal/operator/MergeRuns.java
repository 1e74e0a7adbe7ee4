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

/// The first `limit` rows of sorted runs, in order. Runs come in their order, so that the sort
/// stays stable.
public record MergeRuns(Schema schema, List<BoundSortKey> keys, long limit) implements Op {
    public MergeRuns {
        keys = List.copyOf(keys);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Table> sources = new ArrayList<>(inputs.all(Table.class));
        try (Collector rows = new Collector(schema, pool);
                Lease out = pool.lease(0, "merged runs")) {
            for (Table run : sources) rows.add(Batches.all(run));
            Batch all = rows.all(rows.lease(), out);
            Batch sorted = SortRuns.sort(all, keys, limit, new Workspace(pool, out));
            // Long texts stay where they are: in the runs or among the collected rows.
            try (Table collected = Results.table(schema, all, rows.lease(), sources)) {
                sources.add(collected);
                return Results.table(schema, sorted, out, sources);
            }
        }
    }
}
