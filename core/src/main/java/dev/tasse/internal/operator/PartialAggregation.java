package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Held;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The sink that aggregates the rows of some splits, for a {@link FinalAggregate} to merge.
///
/// Once nearly all keys have been different, rows are passed on as groups of their own, batch by
/// batch: a table of so many groups would be larger than the caches, and save little.
final class PartialAggregation implements Sink {
    private final AggregateSpec spec;
    private final int partitions;
    private final MemoryPool pool;
    private final RowAggregation rows;
    // What is passed on.
    private final Collector passed;
    private boolean passes;

    PartialAggregation(AggregateSpec spec, int partitions, MemoryPool pool) {
        this.spec = spec;
        this.partitions = partitions;
        this.pool = pool;
        rows = new RowAggregation(spec, pool);
        passed = new Collector(spec.partialSchema(), pool);
    }

    @Override
    public void consume(Batch batch) {
        rows.take(batch);
        passes |= rows.state().keysDiffer();
        if (!passes) return;
        passed.add(groups(passed.lease()));
        rows.startLone(batch.rows());
    }

    /// The groups of the rows since they were passed on last.
    private Batch groups(Lease lease) {
        AggregationState state = rows.state();
        List<Column> columns = new ArrayList<>(state.keys(lease));
        columns.addAll(state.parts(lease));
        return new Batch(columns, state.groupCount());
    }

    @Override
    public Held finish(List<Table> sources) {
        if (!passes) passed.add(groups(passed.lease()));
        try (Table groups = passed.table(List.of());
                Lease out = pool.lease(0, "partial aggregates");
                Lease scratch = pool.lease(0, "hashes of groups")) {
            Batch all = Batches.all(groups);
            List<Column> keys = all.columns().subList(0, spec.keys().size());
            MemorySegment hashes = KeyHashes.of(keys, all.rows(), spec.equalHashes(), scratch);
            Exchange exchange = new Exchange(spec.partialSchema(), partitions);
            return exchange.slices(all, hashes, new Workspace(pool, out), List.of(groups));
        }
    }

    @Override
    public void close() {
        rows.close();
        passed.close();
    }
}
