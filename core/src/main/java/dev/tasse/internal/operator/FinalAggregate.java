package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.kernel.Arguments;
import dev.tasse.internal.kernel.Casting;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.Functions;
import dev.tasse.internal.kernel.Reducer;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.type.DataType;
import dev.tasse.type.FloatType;

import java.util.ArrayList;
import java.util.List;

/// Merges the partial aggregates of all splits, in their order, for one partition of the groups.
public record FinalAggregate(AggregateSpec spec, int batchRows) implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Reducer> mergers = new ArrayList<>();
        for (BoundAggregate call : spec.calls()) {
            mergers.addAll(Aggregates.mergers(call.function(), call.type(), pool));
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
            List<Column> values = new ArrayList<>();
            for (Column column : columns.subList(keyCount, columns.size())) {
                values.add(Flattening.flat(column, scratch));
            }
            state.update(columns.subList(0, keyCount), values, batch.rows(), scratch);
        }
    }

    private Table result(AggregationState state, MemoryPool pool) {
        try (Lease out = pool.lease(0, "aggregates")) {
            List<Column> columns = new ArrayList<>(state.keys(out));
            List<Column> values = state.values(out);
            int next = 0;
            for (BoundAggregate call : spec.calls()) {
                int count = Aggregates.partialTypes(call.function(), call.type()).size();
                columns.add(finished(call, values.subList(next, next + count), out));
                next += count;
            }
            return Results.table(
                    spec.schema(), new Batch(columns, state.groupCount()), out, List.of());
        }
    }

    private static Column finished(BoundAggregate call, List<Column> parts, Lease out) {
        if (!call.function().equals("avg")) return parts.getFirst();
        FloatType type = DataType.FLOAT64;
        long rows = parts.getFirst().length();
        Column count = Casting.cast(parts.get(1), type, false, out);
        List<Column> quotient = List.of(parts.getFirst(), count);
        return Functions.find("div").kernel().apply(new Arguments(quotient, type, rows, out));
    }
}
