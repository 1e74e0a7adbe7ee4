package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Repartition;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Union;

import java.util.List;

/// Moves limits below projections, joins two into one, and tells the source how many rows are
/// wanted.
final class PushDownLimit implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(plan, node -> node instanceof Limit limit ? pushed(limit) : node);
    }

    private static FramePlan pushed(Limit limit) {
        if (limit.count() == Limit.ALL && limit.offset() == 0) return limit.input();
        return switch (limit.input()) {
            case Project(FramePlan input, List<Bound> expressions, List<String> names) ->
                    new Project(
                            pushed(new Limit(input, limit.offset(), limit.count())),
                            expressions,
                            names);
            case Limit inner -> pushed(merged(limit, inner));
            case Scan scan -> told(scan, limit);
            case Union union -> intoUnion(limit, union);
            case Repartition repartition ->
                    pushed(new Limit(repartition.input(), limit.offset(), limit.count()));
            default -> limit;
        };
    }

    // Each input may have to give all of the rows; the limit stays above.
    private static FramePlan intoUnion(Limit limit, Union union) {
        if (isUnbounded(limit)) return limit;
        long wanted = limit.offset() + limit.count();
        List<FramePlan> inputs =
                union.inputs().stream().map(input -> pushed(new Limit(input, 0, wanted))).toList();
        return new Limit(new Union(inputs), limit.offset(), limit.count());
    }

    private static boolean isUnbounded(Limit limit) {
        return limit.count() >= Limit.ALL - limit.offset();
    }

    private static Limit merged(Limit outer, Limit inner) {
        long left = inner.count() == Limit.ALL ? Limit.ALL : inner.count() - outer.offset();
        long count = Math.max(0, Math.min(outer.count(), left));
        return new Limit(inner.input(), Math.addExact(inner.offset(), outer.offset()), count);
    }

    private static FramePlan told(Scan scan, Limit limit) {
        if (isUnbounded(limit)) return limit;
        long wanted = limit.offset() + limit.count();
        if (scan.pushdown().limit() == wanted) return limit;
        Scan told = scan.withPushdown(scan.pushdown().withLimit(wanted));
        return new Limit(told, limit.offset(), limit.count());
    }
}
