package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.FramePlan;

import java.util.ArrayList;
import java.util.List;

/// Applies the rules in order, again and again until none changes the plan.
public final class Optimizer {
    private static final List<Rule> RULES =
            List.of(
                    new FoldConstants(),
                    new SimplifyPredicates(),
                    new PushDownFilter(),
                    new InferJoinFilters(),
                    new OrderJoins(),
                    new PushDownLimit(),
                    new PruneEmpty(),
                    new CountFromSource(),
                    new PushDownProjection(),
                    new MergeProjections());

    // Once, when all joins are where they stay.
    private static final Rule LAST = new PushJoinFilters();

    // Each rule only moves things down or makes them smaller; a plan that still changes after this
    // many
    // rounds shows two rules that undo each other, which is a bug of ours.
    private static final int MAX_ROUNDS = 50;

    private Optimizer() {}

    /// What a rule made of a plan.
    ///
    /// @param rule its name
    /// @param plan the plan after it
    public record Applied(String rule, FramePlan plan) {}

    /// The plan that computes the same rows with less work.
    public static FramePlan optimize(FramePlan plan) {
        List<Applied> steps = trace(plan);
        return steps.isEmpty() ? plan : steps.getLast().plan();
    }

    /// The rules that change `plan`, in order, each with the plan that it leads to.
    public static List<Applied> trace(FramePlan plan) {
        List<Applied> steps = new ArrayList<>();
        FramePlan current = plan;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            FramePlan before = current;
            List<Applied> applied = new ArrayList<>();
            for (Rule rule : RULES) {
                FramePlan after = rule.apply(current);
                if (!after.equals(current)) applied.add(new Applied(rule.name(), after));
                current = after;
            }
            // What one rule adds another may take away again: then nothing is left to be done.
            if (current.equals(before)) {
                FramePlan last = LAST.apply(current);
                if (!last.equals(current)) steps.add(new Applied(LAST.name(), last));
                return List.copyOf(steps);
            }
            steps.addAll(applied);
        }
        throw new AssertionError("the optimizer does not come to rest on " + plan);
    }
}
