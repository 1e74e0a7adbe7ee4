package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Drops projections that change nothing and makes one of two, unless that computes something
/// twice.
final class MergeProjections implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(
                plan, node -> node instanceof Project project ? merged(project) : node);
    }

    /// `project`, or less that gives the same columns.
    static FramePlan merged(Project project) {
        if (isIdentity(project)) return project.input();
        if (project.input() instanceof Project inner && computesOnce(project, inner)) {
            List<Bound> expressions =
                    project.expressions().stream()
                            .map(e -> PushDownFilter.substitute(e, inner.expressions()))
                            .toList();
            return merged(new Project(inner.input(), expressions, project.names()));
        }
        return project;
    }

    private static boolean isIdentity(Project project) {
        List<String> names = project.input().schema().names();
        if (!project.names().equals(names)) return false;
        for (int i = 0; i < names.size(); i++) {
            boolean same = project.expressions().get(i) instanceof BoundColumn c && c.index() == i;
            if (!same) return false;
        }
        return true;
    }

    private static boolean computesOnce(Project outer, Project inner) {
        Map<Integer, Integer> uses = new HashMap<>();
        for (Bound expression : outer.expressions()) countUses(expression, uses);
        return uses.entrySet().stream()
                .allMatch(use ->
                        use.getValue() == 1 || isFree(inner.expressions().get(use.getKey())));
    }

    private static boolean isFree(Bound expression) {
        return expression.children().isEmpty();
    }

    private static void countUses(Bound expression, Map<Integer, Integer> uses) {
        if (expression instanceof BoundColumn column) uses.merge(column.index(), 1, Integer::sum);
        for (Bound child : expression.children()) countUses(child, uses);
    }
}
