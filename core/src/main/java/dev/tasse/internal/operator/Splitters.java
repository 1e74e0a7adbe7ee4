package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.type.Schema;

import java.util.List;

/// Chooses the rows at which sorted runs are cut, so that the parts can be merged side by side and
/// are about equally large: every so many rows of a sample of all runs (Blelloch et al., "A
/// comparison of sorting algorithms for the Connection Machine CM-2", 1991, sample sort).
public record Splitters(List<BoundSortKey> keys, int partitions) implements Op {
    private static final int SAMPLES_PER_RUN = 64;

    public Splitters {
        keys = List.copyOf(keys);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Table> runs = inputs.all(Table.class);
        Schema schema = runs.getFirst().schema();
        try (Collector samples = new Collector(schema, pool);
                Collector chosen = new Collector(schema, pool)) {
            for (Table run : runs) sample(run, samples);
            Workspace workspace = new Workspace(pool, samples.lease());
            Batch sorted = SortRuns.sort(samples.all(samples.lease()), keys, -1, workspace);
            for (int p = 1; p < partitions && sorted.rows() > 0; p++) {
                chosen.add(Batches.slice(sorted, sorted.rows() * p / partitions, 1));
            }
            try (Table all = Results.table(schema, sorted, samples.lease(), runs);
                    Table rows = chosen.table(List.of(all))) {
                return rows.compacted(pool);
            }
        }
    }

    private static void sample(Table run, Collector samples) {
        long rows = run.rowCount();
        long count = Math.min(rows, SAMPLES_PER_RUN);
        for (long i = 0; i < count; i++) samples.add(Batches.slice(run, rows * i / count, 1));
    }
}
