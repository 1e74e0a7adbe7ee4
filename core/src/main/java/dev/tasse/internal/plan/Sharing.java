package dev.tasse.internal.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds sub-plans that occur more than once in a plan and shall be computed once.
///
/// Reading and filtering a source twice is cheaper than holding its rows for the second reader; so
/// only what groups, joins, sorts or calls Java code is shared.
public final class Sharing {
    private final Set<FramePlan> seen = new HashSet<>();
    private final List<FramePlan> shared = new ArrayList<>();

    private Sharing() {}

    /// The largest such sub-plans of `plan`, in the order in which they are met.
    public static List<FramePlan> of(FramePlan plan) {
        Sharing sharing = new Sharing();
        sharing.visit(plan);
        return List.copyOf(sharing.shared);
    }

    // What was seen before is not entered again: only its top is shared.
    private void visit(FramePlan plan) {
        if (isWorthwhile(plan) && !seen.add(plan)) {
            if (!shared.contains(plan)) shared.add(plan);
            return;
        }
        plan.inputs().forEach(this::visit);
    }

    private static boolean isWorthwhile(FramePlan plan) {
        return switch (plan) {
            case Scan _, Values _ -> false;
            case Filter(FramePlan input, Bound _) -> isWorthwhile(input);
            case Project project -> isWorthwhile(project.input());
            case Limit limit -> isWorthwhile(limit.input());
            case Sample sample -> isWorthwhile(sample.input());
            case Tail tail -> isWorthwhile(tail.input());
            case Union union -> union.inputs().stream().anyMatch(Sharing::isWorthwhile);
            case Aggregate _, Join _, Sort _, MapPartitions _, Explode _, Repartition _ -> true;
        };
    }
}
