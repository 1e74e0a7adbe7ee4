package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Held;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.util.ArrayList;
import java.util.List;

/// The sink that aggregates all rows of its groups: for aggregates without partial results.
final class WholeAggregation implements Sink {
    private final AggregateSpec spec;
    private final MemoryPool pool;
    private final RowAggregation rows;

    WholeAggregation(AggregateSpec spec, MemoryPool pool) {
        this.spec = spec;
        this.pool = pool;
        rows = new RowAggregation(spec, pool);
    }

    @Override
    public void consume(Batch batch) {
        rows.take(batch);
    }

    @Override
    public Held finish(List<Table> sources) {
        AggregationState state = rows.state();
        try (Lease out = pool.lease(0, "aggregates")) {
            List<Column> columns = new ArrayList<>(state.keys(out));
            columns.addAll(state.results(out));
            Batch all = new Batch(columns, state.groupCount());
            return Results.table(spec.schema(), all, out, List.of());
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
