package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.KeyRows;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// Merges what lies between two splitters of all sorted runs: task `p` the part after splitter `p -
/// 1` up to and with splitter `p`.
///
/// Inputs are the table of splitters, then the runs. All rows with equal keys fall into one part,
/// and runs come in their order, so that the sort stays stable.
///
/// @param limit how many rows of each part are kept, all if negative
public record MergeRuns(Schema schema, List<BoundSortKey> keys, long limit) implements Op {
    public MergeRuns {
        keys = List.copyOf(keys);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Table> tables = inputs.all(Table.class);
        List<Table> runs = tables.subList(1, tables.size());
        try (Collector parts = new Collector(schema, pool);
                Lease out = pool.lease(0, "merged runs");
                Lease scratch = pool.lease(0, "splitters")) {
            Batch splitterRows = Batches.all(tables.getFirst());
            KeyRows splitters = SortKeys.of(keys, splitterRows, scratch);
            for (Table run : runs) {
                KeyRows rows = SortKeys.of(keys, Batches.all(run), scratch);
                long from = index == 0 ? 0 : end(rows, run.rowCount(), splitters, index - 1);
                boolean last = index >= splitterRows.rows();
                long to = last ? run.rowCount() : end(rows, run.rowCount(), splitters, index);
                parts.add(Batches.slice(run, from, Math.max(0, to - from)));
            }
            Workspace workspace = new Workspace(pool, out);
            Batch sorted = SortRuns.sort(parts.all(parts.lease()), keys, limit, workspace);
            return withParts(sorted, parts, out, runs);
        }
    }

    // Long texts of merged runs stay where they are: in the runs or among the collected parts.
    private Table withParts(Batch sorted, Collector parts, Lease out, List<Table> runs) {
        List<Table> sources = new ArrayList<>(runs);
        try (Table collected = parts.table(runs)) {
            sources.add(collected);
            return Results.table(schema, sorted, out, sources);
        }
    }

    /// How many of the sorted `rows` are not after splitter `splitter`; all if there is no such
    /// one.
    private static long end(KeyRows rows, long count, KeyRows splitters, long splitter) {
        if (splitter >= splitters.keys().getFirst().length()) return count;
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (rows.compare(middle, splitters, splitter) <= 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
