package dev.tasse.internal.operator;

import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.type.Schema;

import java.io.Serializable;
import java.util.List;

/// What becomes of the rows at the end of a pipeline.
public sealed interface SinkSpec extends Serializable {
    /// A table of all rows.
    record Collect(Schema schema) implements SinkSpec {}

    /// Partial aggregates, cut into `partitions` by the hash of their keys.
    record Partial(AggregateSpec spec, int partitions) implements SinkSpec {}

    /// Aggregates of all rows of the groups.
    record Whole(AggregateSpec spec) implements SinkSpec {}

    /// The rows cut into partitions by the hash of keys.
    record Shuffle(Schema schema, ShuffleSpec spec) implements SinkSpec {}

    /// The rows in order, at most `limit` of them (all if negative).
    record Sorted(Schema schema, List<BoundSortKey> keys, long limit) implements SinkSpec {
        public Sorted {
            keys = List.copyOf(keys);
        }
    }

    /// The first `limit` rows; the first task of a layer that has them all stops the others.
    record Head(Schema schema, long limit) implements SinkSpec {}
}
