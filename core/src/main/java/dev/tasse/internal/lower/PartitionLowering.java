package dev.tasse.internal.lower;

import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Op;
import dev.tasse.internal.operator.ApplyFunction;
import dev.tasse.internal.operator.BalanceRows;
import dev.tasse.internal.operator.ExplodeRows;
import dev.tasse.internal.operator.LastRows;
import dev.tasse.internal.operator.PassTable;
import dev.tasse.internal.operator.SampleRows;
import dev.tasse.internal.plan.Explode;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.MapPartitions;
import dev.tasse.internal.plan.Repartition;
import dev.tasse.internal.plan.Sample;
import dev.tasse.internal.plan.Tail;
import dev.tasse.internal.plan.Union;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lowers what takes whole partitions: a task a partition, whose rows lie there as a table.
final class PartitionLowering {
    private final Lowering lowering;

    PartitionLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    Flow lower(FramePlan plan) {
        Flow input = lowering.tables(lowering.flow(plan.inputs().getFirst()));
        return switch (plan) {
            case MapPartitions map ->
                    each(input, new ApplyFunction(map.schema(), map.function()), map);
            case Explode explode ->
                    each(input, new ExplodeRows(explode.schema(), explode.column()), explode);
            case Sample sample ->
                    each(input, new SampleRows(sample.fraction(), sample.seed()), sample);
            case Repartition repartition -> repartition(input, repartition);
            case Tail tail -> tail(input, tail);
            default -> throw new AssertionError("not by partition: " + plan);
        };
    }

    private Flow each(Flow input, Op op, FramePlan plan) {
        int count = input.partitions();
        int first =
                lowering.layers()
                        .add(op, count, label(plan), Dependencies.oneToOne(input.firstId(), count));
        return Flow.ofTables(first, count, plan.schema());
    }

    private static String label(FramePlan plan) {
        return switch (plan) {
            case MapPartitions _ -> "map partitions";
            case Explode _ -> "explode";
            case Sample _ -> "sample";
            default -> "last rows";
        };
    }

    private Flow repartition(Flow input, Repartition plan) {
        Dependencies shares =
                Dependencies.allToAll(input.firstId(), input.partitions(), plan.count());
        int first =
                lowering.layers()
                        .add(
                                new BalanceRows(plan.schema(), plan.count()),
                                plan.count(),
                                "repartition",
                                shares);
        return Flow.ofTables(first, plan.count(), plan.schema());
    }

    private Flow tail(Flow input, Tail tail) {
        LastRows last = new LastRows(tail.schema(), tail.count());
        Flow ends = each(input, last, tail);
        Dependencies all = Dependencies.all(ends.firstId(), ends.partitions());
        int rows = lowering.layers().add(last, 1, "tail", all);
        return Flow.ofTables(rows, 1, tail.schema());
    }

    Flow union(Union union) {
        List<Integer> ids = new ArrayList<>();
        for (FramePlan input : union.inputs()) {
            Flow tables = lowering.tables(lowering.flow(input));
            IntStream.range(0, tables.partitions()).forEach(i -> ids.add(tables.firstId() + i));
        }
        int[] rows = ids.stream().mapToInt(Integer::intValue).toArray();
        Dependencies each = Dependencies.uniform(rows.length, rows);
        int first = lowering.layers().add(new PassTable(), rows.length, "union", each);
        return Flow.ofTables(first, rows.length, union.schema());
    }
}
