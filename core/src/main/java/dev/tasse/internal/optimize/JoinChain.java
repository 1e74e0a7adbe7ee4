package dev.tasse.internal.optimize;

import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundCall;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Project;
import dev.tasse.type.DataType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Inner joins one within the other, taken apart: the plans that are joined, and all conditions
/// over their columns, one plan's behind the other's.
final class JoinChain {
    private final List<FramePlan> plans = new ArrayList<>();
    private final List<Integer> firsts = new ArrayList<>();
    private final List<Bound> conditions = new ArrayList<>();
    private final List<BoundColumn> results;
    private int width;
    private boolean pairsAll;

    private JoinChain(Join join) {
        results = taken(join);
    }

    static JoinChain of(Join join) {
        return new JoinChain(join);
    }

    static boolean isInner(Join join) {
        return join.type() == JoinType.INNER || join.type() == JoinType.CROSS;
    }

    /// Whether a chain goes on in `plan`.
    static boolean isPart(FramePlan plan) {
        return switch (plan) {
            case Join join -> isInner(join);
            case Project project -> choosesOfJoin(project);
            default -> false;
        };
    }

    /// What is joined, from left to right.
    List<FramePlan> plans() {
        return plans;
    }

    /// Whether one of the joins, as written, pairs every row with every row.
    boolean pairsAll() {
        return pairsAll;
    }

    /// The conditions over the columns of all plans.
    List<Bound> conditions() {
        return conditions;
    }

    /// The columns of the outermost join.
    List<BoundColumn> results() {
        return results;
    }

    /// Where the columns of the plan `index` begin.
    int first(int index) {
        return firsts.get(index);
    }

    /// Which plan has the column at `place`.
    int owner(int place) {
        int owner = 0;
        while (owner + 1 < firsts.size() && firsts.get(owner + 1) <= place) owner++;
        return owner;
    }

    /// Takes `plan` apart as far as it is inner joins and choices of their columns; its columns
    /// among those of all plans.
    private List<BoundColumn> taken(FramePlan plan) {
        if (plan instanceof Join join && isInner(join)) return takenJoin(join);
        if (plan instanceof Project project && choosesOfJoin(project)) {
            List<BoundColumn> below = taken(project.input());
            List<BoundColumn> columns = new ArrayList<>();
            for (Bound column : project.expressions()) {
                columns.add(below.get(((BoundColumn) column).index()));
            }
            return columns;
        }
        List<BoundColumn> columns = new ArrayList<>();
        plans.add(plan);
        firsts.add(width);
        for (int i = 0; i < plan.schema().size(); i++) {
            columns.add(new BoundColumn(width + i, plan.schema().name(i), plan.schema().type(i)));
        }
        width += plan.schema().size();
        return columns;
    }

    private static boolean choosesOfJoin(Project project) {
        return project.input() instanceof Join join
                && isInner(join)
                && project.expressions().stream().allMatch(BoundColumn.class::isInstance);
    }

    private List<BoundColumn> takenJoin(Join join) {
        List<BoundColumn> left = taken(join.left());
        List<BoundColumn> right = taken(join.right());
        pairsAll |= join.leftKeys().isEmpty();
        for (int i = 0; i < join.leftKeys().size(); i++) {
            Bound leftKey = over(join.leftKeys().get(i), left);
            Bound rightKey = over(join.rightKeys().get(i), right);
            conditions.add(new BoundCall("eq", List.of(leftKey, rightKey), DataType.BOOL));
        }
        List<BoundColumn> both = new ArrayList<>(left);
        both.addAll(right);
        join.condition()
                .ifPresent(
                        condition -> conditions.addAll(Conjunction.split(over(condition, both))));
        return both;
    }

    private static Bound over(Bound bound, List<BoundColumn> columns) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int column : bound.columns()) places.put(column, columns.get(column).index());
        return bound.moved(places);
    }
}
