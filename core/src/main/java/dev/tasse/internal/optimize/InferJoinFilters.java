package dev.tasse.internal.optimize;

import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Values;

import java.util.ArrayList;
import java.util.List;

/// Gives a condition on the key of one side of an inner join to the other side, whose key has to be
/// equal: both are read less.
final class InferJoinFilters implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(plan, node -> node instanceof Join join ? inferred(join) : node);
    }

    private static FramePlan inferred(Join join) {
        if (join.type() != JoinType.INNER) return join;
        FramePlan left = join.left();
        FramePlan right = join.right();
        for (int i = 0; i < join.leftKeys().size(); i++) {
            boolean plain =
                    join.leftKeys().get(i) instanceof BoundColumn
                            && join.rightKeys().get(i) instanceof BoundColumn;
            if (!plain) continue;
            BoundColumn leftKey = (BoundColumn) join.leftKeys().get(i);
            BoundColumn rightKey = (BoundColumn) join.rightKeys().get(i);
            right = given(right, rightKey, known(left, leftKey), leftKey);
            left = given(left, leftKey, known(right, rightKey), rightKey);
        }
        boolean same = left.equals(join.left()) && right.equals(join.right());
        return same ? join : join.withInputs(left, right);
    }

    // Only where the conditions will be found again: else they would be added for ever.
    private static FramePlan given(
            FramePlan plan, BoundColumn key, List<Bound> conditions, BoundColumn other) {
        if (!isTransparent(plan, key.index())) return plan;
        List<Bound> old = known(plan, key);
        List<Bound> added = new ArrayList<>();
        for (Bound condition : conditions) {
            Bound own = over(condition, other.index(), key);
            if (!old.contains(own)) added.add(own);
        }
        return added.isEmpty() ? plan : new Filter(plan, Conjunction.of(added));
    }

    /// The conditions that every row of `plan` meets and that read nothing but `column`.
    private static List<Bound> known(FramePlan plan, BoundColumn column) {
        List<Bound> found = new ArrayList<>();
        switch (plan) {
            case Filter(FramePlan input, Bound predicate) -> {
                for (Bound condition : Conjunction.split(predicate)) {
                    if (condition.columns().equals(List.of(column.index()))) found.add(condition);
                }
                found.addAll(known(input, column));
            }
            case Sort sort -> found.addAll(known(sort.input(), column));
            case Project(FramePlan input, List<Bound> expressions, List<String> _) -> {
                if (expressions.get(column.index()) instanceof BoundColumn below) {
                    for (Bound condition : known(input, below)) {
                        found.add(over(condition, below.index(), column));
                    }
                }
            }
            default -> {}
        }
        return found.stream().map(condition -> over(condition, column.index(), column)).toList();
    }

    private static boolean isTransparent(FramePlan plan, int column) {
        return switch (plan) {
            case Scan _, Values _ -> true;
            case Filter filter -> isTransparent(filter.input(), column);
            case Sort sort -> isTransparent(sort.input(), column);
            case Project project ->
                    project.expressions().get(column) instanceof BoundColumn below
                            && isTransparent(project.input(), below.index());
            default -> false;
        };
    }

    private static Bound over(Bound condition, int from, BoundColumn to) {
        return condition.rewrite(
                node -> node instanceof BoundColumn column && column.index() == from ? to : node);
    }
}
