package dev.tasse.internal.operator;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.graph.Held;
import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.kernel.DistinctValues;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.Masking;
import dev.tasse.internal.kernel.Reducer;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sink that aggregates the rows of one split, for a {@link FinalAggregate} to merge.
final class PartialAggregation implements Sink {
    private final AggregateSpec spec;
    private final int partitions;
    private final MemoryPool pool;
    private final Evaluator evaluator;
    private final Lease scratch;
    private final AggregationState state;

    PartialAggregation(AggregateSpec spec, int partitions, MemoryPool pool) {
        this.spec = spec;
        this.partitions = partitions;
        this.pool = pool;
        evaluator = new Evaluator(pool);
        scratch = pool.lease(0, "aggregation batch");
        List<Reducer> reducers = new ArrayList<>();
        for (BoundAggregate call : spec.calls()) {
            reducers.addAll(Aggregates.reducers(reduced(call), call.type(), pool));
        }
        state = new AggregationState(spec.keyTypes(), reducers, spec.equalHashes(), pool);
    }

    // Rows that a filter lets through are counted as the values of the filter that are left.
    private static String reduced(BoundAggregate call) {
        boolean counted = call.function().equals("rowCount") && call.filter().isPresent();
        return counted ? "count" : call.function();
    }

    @Override
    public void consume(Batch batch) {
        scratch.reset();
        List<Column> keys = new ArrayList<>();
        for (Bound key : spec.keys()) keys.add(evaluator.evaluate(key, batch, scratch));
        List<Column> values = new ArrayList<>();
        for (BoundAggregate call : spec.calls()) {
            Column value = value(call, batch);
            int columns = Aggregates.partialTypes(call.function(), call.type()).size();
            for (int i = 0; i < columns; i++) values.add(value);
        }
        state.update(keys, values, batch.rows(), scratch);
    }

    private Column value(BoundAggregate call, Batch batch) {
        Optional<Bitmap> mask = call.filter().map(filter -> trueRows(filter, batch));
        if (call.arguments().isEmpty()) {
            Column row = new ConstantColumn(DataType.BOOL, batch.rows(), true);
            return mask.map(m -> masked(Flattening.flat(row, scratch), m)).orElse(row);
        }
        Column value = evaluator.evaluate(call.arguments().getFirst(), batch, scratch);
        if (call.function().equals("count") && mask.isEmpty()) return value;
        if (mask.isEmpty() && spec.keys().isEmpty() && ignoresRepetition(call)) {
            return DistinctValues.of(value, scratch);
        }
        Column flat = Flattening.flat(value, scratch);
        return mask.map(m -> masked(flat, m)).orElse(flat);
    }

    private static boolean ignoresRepetition(BoundAggregate call) {
        return Aggregates.ignoresRepetition(call.function());
    }

    private Column masked(Column column, Bitmap mask) {
        return Masking.masked(column, mask, scratch);
    }

    private Bitmap trueRows(Bound filter, Batch batch) {
        return Masking.trueRows((BoolColumn) flat(filter, batch), scratch);
    }

    private Column flat(Bound expression, Batch batch) {
        return Flattening.flat(evaluator.evaluate(expression, batch, scratch), scratch);
    }

    @Override
    public Held finish() {
        scratch.reset();
        try (Lease out = pool.lease(0, "partial aggregates")) {
            List<Column> keys = state.keys(out);
            int count = state.groupCount();
            MemorySegment hashes = KeyHashes.of(keys, count, spec.equalHashes(), scratch);
            List<Column> columns = new ArrayList<>(keys);
            columns.addAll(state.values(out));
            Exchange exchange = new Exchange(spec.partialSchema(), partitions);
            return exchange.slices(new Batch(columns, count), hashes, out, List.of());
        }
    }

    @Override
    public void close() {
        state.close();
        scratch.close();
        evaluator.close();
    }
}
