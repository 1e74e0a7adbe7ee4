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
/// @param optional whether rows without a match may be handed on as well: then they are no longer
///   looked up where most have one
public record JoinSpec(
        JoinType type,
        List<Bound> probeKeys,
        Optional<Bound> condition,
        boolean buildFirst,
        boolean equalHashes,
        boolean optional)
        implements Serializable {
    public JoinSpec {
        probeKeys = List.copyOf(probeKeys);
    }

    /// Whether rows get columns of the other side, whose memory they then keep.
    boolean givesPairs() {
        return type != JoinType.SEMI && type != JoinType.ANTI;
    }

    /// Leaves out rows that a join further up would leave out, where that pays.
    public static JoinSpec filter(List<Bound> probeKeys, boolean equalHashes) {
        return new JoinSpec(JoinType.SEMI, probeKeys, Optional.empty(), false, equalHashes, true);
    }
}
