package dev.tasse.internal.optimize;

import dev.tasse.data.Table;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.Explode;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.MapPartitions;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Repartition;
import dev.tasse.internal.plan.Sample;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Tail;
import dev.tasse.internal.plan.Union;
import dev.tasse.internal.plan.Values;

import java.util.List;

/// Replaces what cannot give a row by no rows, so that nothing is read for it.
final class PruneEmpty implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(plan, PruneEmpty::pruned);
    }

    private static FramePlan pruned(FramePlan node) {
        if (node instanceof Union union) return union(union);
        return givesNothing(node) && !isEmpty(node) ? nothing(node) : node;
    }

    private static boolean givesNothing(FramePlan node) {
        return switch (node) {
            case Scan _, Values _, Union _, MapPartitions _ -> false;
            case Filter filter -> isEmpty(filter.input()) || isNeverTrue(filter);
            case Limit limit -> limit.count() == 0 || isEmpty(limit.input());
            case Tail tail -> tail.count() == 0 || isEmpty(tail.input());
            case Aggregate aggregate -> !aggregate.keys().isEmpty() && isEmpty(aggregate.input());
            case Join join -> isEmptyJoin(join);
            case Project project -> isEmpty(project.input());
            case Sort sort -> isEmpty(sort.input());
            case Explode explode -> isEmpty(explode.input());
            case Sample sample -> isEmpty(sample.input());
            case Repartition _ -> false;
        };
    }

    private static boolean isEmptyJoin(Join join) {
        boolean pairsOnly = join.type() == JoinType.INNER || join.type() == JoinType.CROSS;
        return pairsOnly && (isEmpty(join.left()) || isEmpty(join.right()));
    }

    private static boolean isNeverTrue(Filter filter) {
        return filter.predicate() instanceof BoundLiteral literal && !literal.isTrue();
    }

    private static boolean isEmpty(FramePlan plan) {
        return plan instanceof Values values
                && values.partitions().stream().allMatch(table -> table.rowCount() == 0);
    }

    private static Values nothing(FramePlan plan) {
        return new Values(plan.schema(), List.of(Table.empty(plan.schema())));
    }

    // The first input names the columns: if it goes, the others are named like it.
    private static FramePlan union(Union union) {
        List<FramePlan> kept = union.inputs().stream().filter(input -> !isEmpty(input)).toList();
        if (kept.isEmpty()) return nothing(union);
        if (kept.size() == union.inputs().size() && kept.size() > 1) return union;
        FramePlan rest = kept.size() == 1 ? kept.getFirst() : new Union(kept);
        return PushDownProjection.renamed(rest, union.schema().names());
    }
}
