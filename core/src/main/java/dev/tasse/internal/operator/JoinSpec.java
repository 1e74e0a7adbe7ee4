package dev.tasse.internal.operator;

import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Bound;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/// How the rows of two sides are matched, and how the columns of the pairs are ordered.
///
/// @param type INNER, LEFT, SEMI or ANTI, the probe side being the left one
/// @param probeKeys keys over the columns of the probe side
/// @param condition what else must be true, over the columns of the pair as they are ordered
/// @param buildFirst whether the columns of the build side come first
/// @param equalHashes whether all hashes are equal, to try rare paths
public record JoinSpec(
        JoinType type,
        List<Bound> probeKeys,
        Optional<Bound> condition,
        boolean buildFirst,
        boolean equalHashes)
        implements Serializable {
    public JoinSpec {
        probeKeys = List.copyOf(probeKeys);
    }
}
