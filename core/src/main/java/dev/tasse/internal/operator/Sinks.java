package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Held;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;
import dev.tasse.type.Schema;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The sinks that keep rows as they are: all of them, cut by hash, or in order.
final class Sinks {
    private Sinks() {}

    /// A sink that keeps rows, with the lease into which the last step computes them.
    abstract static sealed class Keeping implements Sink {
        final Collector collector;

        Keeping(Schema schema, MemoryPool pool) {
            collector = new Collector(schema, pool);
        }

        final Lease lease() {
            return collector.lease();
        }

        @Override
        public void consume(Batch batch) {
            collector.add(batch);
        }

        @Override
        public final boolean keepsTables() {
            return true;
        }

        @Override
        public void close() {
            collector.close();
        }
    }

    /// All rows.
    static final class Collect extends Keeping {
        Collect(Schema schema, MemoryPool pool) {
            super(schema, pool);
        }

        @Override
        public Held finish(List<Table> sources) {
            return collector.table(sources);
        }
    }

    /// The first rows.
    static final class Head extends Keeping {
        private final long limit;

        Head(SinkSpec.Head spec, MemoryPool pool) {
            super(spec.schema(), pool);
            limit = spec.limit();
        }

        boolean full() {
            return collector.rows() >= limit;
        }

        @Override
        public void consume(Batch batch) {
            long left = limit - collector.rows();
            if (left >= batch.rows()) {
                super.consume(batch);
            } else if (left > 0) {
                super.consume(Batches.slice(batch, 0, left));
            }
        }

        @Override
        public Held finish(List<Table> sources) {
            return collector.table(sources);
        }
    }

    /// All rows, cut into partitions by the hash of their keys.
    static final class Shuffle extends Keeping {
        private final SinkSpec.Shuffle spec;
        private final MemoryPool pool;

        Shuffle(SinkSpec.Shuffle spec, MemoryPool pool) {
            super(spec.schema(), pool);
            this.spec = spec;
            this.pool = pool;
        }

        @Override
        public Held finish(List<Table> sources) {
            Lease out = collector.lease();
            Batch all = collector.all(out);
            try (Evaluator evaluator = new Evaluator(pool);
                    Lease scratch = pool.lease(0, "shuffle keys")) {
                List<Column> keys = new ArrayList<>();
                for (Bound key : spec.spec().keys()) {
                    keys.add(Flattening.flat(evaluator.evaluate(key, all, scratch), scratch));
                }
                boolean equal = spec.spec().equalHashes();
                MemorySegment hashes = KeyHashes.of(keys, all.rows(), equal, scratch);
                Exchange exchange = new Exchange(spec.schema(), spec.spec().partitions());
                return exchange.slices(all, hashes, new Workspace(pool, out), sources);
            }
        }
    }

    /// All rows in order, or the first of them.
    static final class Sorted extends Keeping {
        private final SinkSpec.Sorted spec;
        private final MemoryPool pool;
        private final TopRows top;

        Sorted(SinkSpec.Sorted spec, MemoryPool pool) {
            super(spec.schema(), pool);
            this.spec = spec;
            this.pool = pool;
            top = new TopRows(spec.keys(), spec.limit(), pool);
        }

        @Override
        public void consume(Batch batch) {
            collector.add(top.wanted(batch, lease()));
            if (!top.isDue(collector.rows())) return;
            Batch first = sorted(collector.all(lease()));
            top.tighten(first);
            collector.replace(first);
        }

        private Batch sorted(Batch rows) {
            return SortRuns.sort(rows, spec.keys(), spec.limit(), new Workspace(pool, lease()));
        }

        @Override
        public Held finish(List<Table> sources) {
            Batch sorted = sorted(collector.all(lease()));
            return Results.table(spec.schema(), sorted, lease(), sources);
        }

        @Override
        public void close() {
            top.close();
            super.close();
        }
    }
}
