package dev.tasse.internal.optimize;

import dev.tasse.expr.Expr;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.Explode;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.JoinConditions;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.MapPartitions;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Repartition;
import dev.tasse.internal.plan.Sample;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Tail;
import dev.tasse.internal.plan.Unbinding;
import dev.tasse.internal.plan.Union;
import dev.tasse.internal.plan.Values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moves filters towards the sources, where they make everything above smaller, and tells the
/// source.
final class PushDownFilter implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(plan, node -> node instanceof Filter filter ? pushed(filter) : node);
    }

    private static FramePlan pushed(Filter filter) {
        List<Bound> conditions = Conjunction.split(filter.predicate());
        return switch (filter.input()) {
            case Filter(FramePlan input, Bound predicate) -> {
                List<Bound> all = Conjunction.split(predicate);
                all.addAll(conditions);
                yield pushed(new Filter(input, Conjunction.of(all)));
            }
            case Project project -> belowProject(project, filter.predicate());
            case Sort(FramePlan input, List<BoundSortKey> keys) ->
                    new Sort(pushed(new Filter(input, filter.predicate())), keys);
            case Aggregate aggregate -> belowAggregate(aggregate, conditions);
            case Join join -> JoinConditions.push(join, conditions);
            case Scan scan -> told(scan, filter);
            case Union(List<FramePlan> inputs) ->
                    new Union(
                            inputs.stream()
                                    .map(input -> pushed(new Filter(input, filter.predicate())))
                                    .toList());
            case Explode explode -> belowExplode(explode, conditions);
            case Repartition(FramePlan input, int count) ->
                    new Repartition(pushed(new Filter(input, filter.predicate())), count);
            case Limit _, Values _, MapPartitions _, Sample _, Tail _ -> filter;
        };
    }

    private static FramePlan belowExplode(Explode explode, List<Bound> conditions) {
        List<Bound> below = new ArrayList<>();
        List<Bound> above = new ArrayList<>();
        for (Bound condition : conditions) {
            boolean onElement = condition.columns().contains(explode.column());
            (onElement ? above : below).add(condition);
        }
        if (below.isEmpty()) return new Filter(explode, Conjunction.of(above));
        FramePlan input = pushed(new Filter(explode.input(), Conjunction.of(below)));
        FramePlan rows = new Explode(input, explode.column());
        return above.isEmpty() ? rows : new Filter(rows, Conjunction.of(above));
    }

    private static FramePlan belowProject(Project project, Bound predicate) {
        Bound below = substitute(predicate, project.expressions());
        return new Project(
                pushed(new Filter(project.input(), below)), project.expressions(), project.names());
    }

    /// `predicate` with each column replaced by the expression that makes it.
    static Bound substitute(Bound predicate, List<Bound> expressions) {
        return predicate.rewrite(node ->
                node instanceof BoundColumn column ? expressions.get(column.index()) : node);
    }

    // Only conditions on the keys: what an aggregate of a group is shows above it alone. Without
    // keys
    // there is a row even for no input, so nothing may move.
    private static FramePlan belowAggregate(Aggregate aggregate, List<Bound> conditions) {
        List<Bound> below = new ArrayList<>();
        List<Bound> above = new ArrayList<>();
        int keyCount = aggregate.keys().size();
        for (Bound condition : conditions) {
            List<Integer> columns = condition.columns();
            boolean onKeys = !columns.isEmpty() && columns.stream().allMatch(c -> c < keyCount);
            (onKeys ? below : above).add(condition);
        }
        if (below.isEmpty()) return new Filter(aggregate, Conjunction.of(above));
        Bound predicate = substitute(Conjunction.of(below), aggregate.keys());
        FramePlan input = pushed(new Filter(aggregate.input(), predicate));
        FramePlan grouped = aggregate.mapInputs(_ -> input);
        return above.isEmpty() ? grouped : new Filter(grouped, Conjunction.of(above));
    }

    // The filter stays: a source may leave rows out, but need not.
    private static FramePlan told(Scan scan, Filter filter) {
        List<String> names = scan.schema().names();
        Optional<Expr> predicate = Optional.of(Unbinding.expr(filter.predicate(), names));
        if (scan.pushdown().predicate().equals(predicate)) return filter;
        Scan told = scan.withPushdown(scan.pushdown().withPredicate(predicate.orElseThrow()));
        return new Filter(told, filter.predicate());
    }
}
