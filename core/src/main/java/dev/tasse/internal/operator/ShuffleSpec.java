package dev.tasse.internal.operator;

import dev.tasse.internal.plan.Bound;

import java.io.Serializable;
import java.util.List;

/// How rows are cut into partitions by hash.
///
/// @param keys over the columns of the rows
/// @param partitions how many partitions
/// @param equalHashes whether all hashes are equal, to try rare paths
public record ShuffleSpec(List<Bound> keys, int partitions, boolean equalHashes)
        implements Serializable {
    public ShuffleSpec {
        keys = List.copyOf(keys);
    }
}
