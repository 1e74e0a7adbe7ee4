package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.Accumulator;
import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundAggregate;

import java.util.ArrayList;
import java.util.List;

/// Merges the partial aggregates of all splits, in their order, for one partition of the groups.
public record FinalAggregate(AggregateSpec spec, int batchRows) implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Accumulator> mergers = new ArrayList<>();
        for (BoundAggregate call : spec.calls()) {
            mergers.add(Aggregates.merger(call.function(), call.type(), pool));
        }
        try (AggregationState state =
                        new AggregationState(spec.keyTypes(), mergers, spec.equalHashes(), pool);
                Lease scratch = pool.lease(0, "merging aggregates")) {
            for (Slices slices : inputs.all(Slices.class)) {
                try (Table part = slices.partition(index)) {
                    merge(part, state, scratch, context);
                }
            }
            return result(state, pool);
        }
    }

    private void merge(Table part, AggregationState state, Lease scratch, TaskContext context) {
        int keyCount = spec.keys().size();
        for (Batch batch : Batches.of(part, batchRows)) {
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

    private Table result(AggregationState state, MemoryPool pool) {
        try (Lease out = pool.lease(0, "aggregates")) {
            List<Column> columns = new ArrayList<>(state.keys(out));
            columns.addAll(state.results(out));
            return Results.table(
                    spec.schema(), new Batch(columns, state.groupCount()), out, List.of());
        }
    }
}
