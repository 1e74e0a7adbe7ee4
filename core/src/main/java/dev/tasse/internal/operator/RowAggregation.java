package dev.tasse.internal.operator;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.internal.kernel.Accumulator;
import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.kernel.DistinctValues;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.Masking;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.type.DataType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes rows into the state of an aggregation: evaluates keys, arguments and filters batch by
/// batch.
final class RowAggregation implements AutoCloseable {
    private final AggregateSpec spec;
    private final Evaluator evaluator;
    private final Lease scratch;
    private final MemoryPool pool;
    private AggregationState state;
    // Of the batch that is being taken.
    private final Map<Bound, Column> distinct = new HashMap<>();

    RowAggregation(AggregateSpec spec, MemoryPool pool) {
        this.spec = spec;
        this.pool = pool;
        evaluator = new Evaluator(pool);
        scratch = pool.lease(0, "aggregation batch");
        state = state(false);
    }

    private AggregationState state(boolean lone) {
        List<Accumulator> accumulators = new ArrayList<>();
        for (BoundAggregate call : spec.calls()) accumulators.add(accumulator(call, pool));
        return new AggregationState(spec, accumulators, lone, pool);
    }

    private static Accumulator accumulator(BoundAggregate call, MemoryPool pool) {
        if (call.distinct()) {
            DataType argument = call.arguments().getFirst().type();
            return Aggregates.distinct(call.function(), argument, call.type(), pool);
        }
        return Aggregates.accumulator(reduced(call), call.type(), pool);
    }

    // Rows that a filter lets through are counted as the values of the filter that are left.
    private static String reduced(BoundAggregate call) {
        boolean counted = call.function().equals("rowCount") && call.filter().isPresent();
        return counted ? "count" : call.function();
    }

    AggregationState state() {
        return state;
    }

    /// Takes `batch`.
    void take(Batch batch) {
        scratch.reset();
        distinct.clear();
        List<Column> keys = new ArrayList<>();
        for (Bound key : spec.keys()) keys.add(evaluator.evaluate(key, batch, scratch));
        List<List<Column>> arguments = new ArrayList<>();
        for (BoundAggregate call : spec.calls()) arguments.add(arguments(call, batch));
        state.update(keys, arguments, batch.rows(), scratch);
    }

    /// Forgets all rows, and makes a group of each of the next ones, probably `rows`.
    void startLone(long rows) {
        state.close();
        state = state(true);
        state.reserve(Math.toIntExact(rows));
    }

    private List<Column> arguments(BoundAggregate call, Batch batch) {
        Optional<Bitmap> mask = call.filter().map(filter -> trueRows(filter, batch));
        Column rows = new ConstantColumn(DataType.BOOL, batch.rows(), true);
        if (call.arguments().isEmpty()) {
            return List.of(mask.map(m -> masked(flat(rows), m)).orElse(rows));
        }
        boolean asItIs = call.function().equals("count") || call.distinct();
        if (!asItIs && mask.isEmpty() && spec.keys().isEmpty() && ignoresRepetition(call)) {
            return List.of(distinct(call.arguments().getFirst(), batch));
        }
        List<Column> values = new ArrayList<>();
        for (Bound argument : call.arguments()) {
            values.add(evaluator.evaluate(argument, batch, scratch));
        }
        if (asItIs && mask.isEmpty()) return List.copyOf(values);
        values.replaceAll(this::flat);
        if (!Aggregates.takesNulls(call.function())) {
            mask.ifPresent(m -> values.replaceAll(column -> masked(column, m)));
            return List.copyOf(values);
        }
        Column present =
                mask.<Column>map(m -> new BoolColumn(batch.rows(), m, Bitmap.allSet(m.length())))
                        .orElseGet(() -> flat(rows));
        return List.of(values.getFirst(), present);
    }

    /// The different values of `argument`: once for all calls, as the least and the greatest are
    /// often wanted together.
    private Column distinct(Bound argument, Batch batch) {
        Column known = distinct.get(argument);
        if (known != null) return known;
        Column values = DistinctValues.of(evaluator.evaluate(argument, batch, scratch), scratch);
        distinct.put(argument, values);
        return values;
    }

    private static boolean ignoresRepetition(BoundAggregate call) {
        return Aggregates.ignoresRepetition(call.function());
    }

    private Column masked(Column column, Bitmap mask) {
        return Masking.masked(column, mask, scratch);
    }

    private Bitmap trueRows(Bound filter, Batch batch) {
        Column condition = flat(evaluator.evaluate(filter, batch, scratch));
        return Masking.trueRows((BoolColumn) condition, scratch);
    }

    private Column flat(Column column) {
        return Flattening.flat(column, scratch);
    }

    @Override
    public void close() {
        state.close();
        scratch.close();
        evaluator.close();
    }
}
