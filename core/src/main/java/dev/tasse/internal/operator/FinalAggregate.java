package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.Accumulator;
import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.kernel.Concatenation;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundAggregate;

import java.util.ArrayList;
import java.util.List;

/// Merges the partial aggregates of all splits, in their order, for some partitions of the groups:
/// few rows at once, many some partitions after the others, so that the groups of each stay in the
/// cache.
///
/// @param partitions how many partitions a task merges: task 0 the first ones, and so on
public record FinalAggregate(AggregateSpec spec, int partitions, int batchRows) implements Op {
    private static final long ROWS_AT_ONCE = 1 << 17;
    private static final int SPLITS_LOOKED_AT = 4;

    /// The partitions from `first` to `end` of all splits.
    private record Parts(List<Slices> splits, int first, int end) {}

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Slices> splits = inputs.all(Slices.class);
        int first = index * partitions;
        int end = first + partitions;
        long rows = 0;
        for (Slices split : splits) rows += split.rows(first, end);
        int step = Math.clamp(partitions * ROWS_AT_ONCE / Math.max(1, rows), 1, partitions);
        List<Batch> merged = new ArrayList<>();
        try (Lease out = pool.lease(0, "aggregates")) {
            for (int p = first; p < end; p += step) {
                Parts parts = new Parts(splits, p, Math.min(p + step, end));
                Batch groups = merged(parts, new Workspace(pool, out), context);
                boolean only = parts.end() == end && merged.isEmpty();
                if (groups.rows() > 0 || only) merged.add(groups);
            }
            return Results.table(spec.schema(), concatenated(merged, out), out, List.of());
        }
    }

    private static Batch concatenated(List<Batch> batches, Lease out) {
        if (batches.size() == 1) return batches.getFirst();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < batches.getFirst().columns().size(); i++) {
            int column = i;
            columns.add(
                    Concatenation.concat(
                            batches.stream().map(batch -> batch.column(column)).toList(), out));
        }
        return new Batch(columns, batches.stream().mapToLong(Batch::rows).sum());
    }

    private Batch merged(Parts parts, Workspace work, TaskContext context) {
        MemoryPool pool = work.pool();
        List<Accumulator> mergers = new ArrayList<>();
        for (BoundAggregate call : spec.calls()) {
            mergers.add(Aggregates.merger(call.function(), call.type(), pool));
        }
        try (AggregationState state = new AggregationState(spec, mergers, false, pool);
                Lease scratch = pool.lease(0, "merging aggregates")) {
            long rows = 0;
            for (int i = 0; i < parts.splits().size(); i++) {
                if (i == SPLITS_LOOKED_AT) reserve(state, rows, parts);
                try (Table part = parts.splits().get(i).partitions(parts.first(), parts.end())) {
                    merge(part, state, scratch, context);
                    rows += part.rowCount();
                }
            }
            List<Column> columns = new ArrayList<>(state.keys(work.out()));
            columns.addAll(state.results(work.out()));
            return new Batch(columns, state.groupCount());
        }
    }

    /// Makes room for all rows if the `taken` first ones had nearly all different keys.
    private static void reserve(AggregationState state, long taken, Parts parts) {
        if (state.groupCount() <= taken / Byte.SIZE * (Byte.SIZE - 1)) return;
        long rows = 0;
        for (Slices split : parts.splits()) rows += split.rows(parts.first(), parts.end());
        state.reserve(Math.toIntExact(rows));
    }

    private void merge(Table part, AggregationState state, Lease scratch, TaskContext context) {
        int keyCount = spec.keys().size();
        Batch all = Batches.all(part);
        for (Batch batch : Batches.of(all, Batches.rows(all, batchRows))) {
            if (context.cancelled()) return;
            scratch.reset();
            List<Column> columns = batch.columns();
            List<Column> keys = columns.subList(0, keyCount);
            state.update(keys, parts(columns, keyCount, scratch), batch.rows(), scratch);
        }
    }

    private List<List<Column>> parts(List<Column> columns, int first, Lease scratch) {
        List<List<Column>> parts = new ArrayList<>();
        int next = first;
        for (BoundAggregate call : spec.calls()) {
            int end = next + Aggregates.partialTypes(call.function(), call.type()).size();
            List<Column> flat = new ArrayList<>();
            for (Column column : columns.subList(next, end)) {
                flat.add(Flattening.flat(column, scratch));
            }
            parts.add(flat);
            next = end;
        }
        return parts;
    }
}
