package dev.tasse.internal.lower;

import dev.tasse.internal.plan.Scan;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;

import java.util.List;

/// Leaves out splits that cannot give rows: the source says which its predicate excludes, and a
/// limit needs no more than the first ones.
final class PruneSplits {
    private PruneSplits() {}

    static List<Split> of(Scan scan, SplitHint hint) {
        Pushdown pushdown = scan.pushdown();
        List<Split> all = scan.source().splits(hint);
        List<Split> wanted = scan.source().prune(all, pushdown);
        if (wanted.isEmpty()) wanted = all.subList(0, 1);
        boolean counts = pushdown.limit() >= 0 && pushdown.predicate().isEmpty();
        return counts ? first(wanted, pushdown.limit()) : wanted;
    }

    private static List<Split> first(List<Split> splits, long limit) {
        long rows = 0;
        for (int i = 0; i < splits.size(); i++) {
            if (splits.get(i).rows() < 0) return splits;
            rows += splits.get(i).rows();
            if (rows >= limit) return splits.subList(0, i + 1);
        }
        return splits;
    }
}
