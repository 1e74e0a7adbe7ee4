package dev.tasse.internal.lower;

import dev.tasse.graph.Dependencies;
import dev.tasse.internal.operator.CutByOrder;
import dev.tasse.internal.operator.MergeRuns;
import dev.tasse.internal.operator.SinkSpec;
import dev.tasse.internal.operator.SortSlices;
import dev.tasse.internal.operator.Splitters;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.Sort;

/// Sorts as tasks: rows are cut at splitters first and then sorted part by part, each once; only of
/// a sort with a limit the partitions are sorted and merged.
final class SortLowering {
    // Every task of the last layer waits for every one of the layer before.
    private static final int MOST_PARTS = 128;
    // Smaller parts than partitions stay in the cache while they are gathered in their order.
    private static final int PARTS_PER_PARTITION = 2;

    private final Lowering lowering;

    SortLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    /// The rows of `sort`, at most `limit` of them.
    Flow lower(Sort sort, long limit) {
        Flow input = lowering.flow(sort.input());
        boolean all = limit == Limit.ALL;
        if (all && input.partitions() > 1) return byParts(sort, input);
        long kept = all ? -1 : limit;
        SinkSpec sorted = new SinkSpec.Sorted(sort.schema(), sort.keys(), kept);
        int runs = lowering.layers().pipeline(input, sorted, "sort");
        if (input.partitions() == 1) return Flow.ofTables(runs, 1, sort.schema());
        int merged =
                lowering.layers()
                        .add(
                                new MergeRuns(sort.schema(), sort.keys(), kept),
                                1,
                                "merge runs",
                                Dependencies.all(runs, input.partitions()));
        return Flow.ofTables(merged, 1, sort.schema());
    }

    private Flow byParts(Sort sort, Flow input) {
        Flow tables = lowering.tables(input);
        int count = tables.partitions();
        int parts =
                Math.max(
                        lowering.options().threads(),
                        Math.min(PARTS_PER_PARTITION * count, MOST_PARTS));
        int splitters =
                lowering.layers()
                        .add(
                                new Splitters(sort.keys(), parts),
                                1,
                                "choose splitters",
                                Dependencies.all(tables.firstId(), count));
        int[] ids = new int[2 * count];
        for (int i = 0; i < count; i++) {
            ids[2 * i] = splitters;
            ids[2 * i + 1] = tables.firstId() + i;
        }
        int cut =
                lowering.layers()
                        .add(
                                new CutByOrder(sort.keys()),
                                count,
                                "cut at splitters",
                                Dependencies.uniform(count, ids));
        int sorted =
                lowering.layers()
                        .add(
                                new SortSlices(sort.schema(), sort.keys()),
                                parts,
                                "sort parts",
                                Dependencies.allToAll(cut, count, parts));
        return Flow.ofTables(sorted, parts, sort.schema());
    }
}
