package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Held;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The sink that aggregates the rows of one split, for a {@link FinalAggregate} to merge.
final class PartialAggregation implements Sink {
    private final AggregateSpec spec;
    private final int partitions;
    private final MemoryPool pool;
    private final RowAggregation rows;

    PartialAggregation(AggregateSpec spec, int partitions, MemoryPool pool) {
        this.spec = spec;
        this.partitions = partitions;
        this.pool = pool;
        rows = new RowAggregation(spec, true, pool);
    }

    @Override
    public void expect(long count) {
        rows.expect(count);
    }

    @Override
    public void consume(Batch batch) {
        rows.take(batch);
    }

    @Override
    public Held finish(List<Table> sources) {
        AggregationState state = rows.state();
        try (Lease out = pool.lease(0, "partial aggregates");
                Lease scratch = pool.lease(0, "hashes of groups")) {
            List<Column> keys = state.keys(out);
            int count = state.groupCount();
            MemorySegment hashes = KeyHashes.of(keys, count, spec.equalHashes(), scratch);
            List<Column> columns = new ArrayList<>(keys);
            columns.addAll(state.parts(out));
            Exchange exchange = new Exchange(spec.partialSchema(), partitions);
            return exchange.slices(new Batch(columns, count), hashes, out, List.of());
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
