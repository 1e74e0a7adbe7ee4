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
                    new PushDownLimit(),
                    new PushDownProjection(),
                    new MergeProjections());

    // Each rule only moves things down or makes them smaller; a plan that still changes after this
    // many
    // rounds shows two rules that undo each other, which is a bug of ours.
    private static final int MAX_ROUNDS = 50;

    private Optimizer() {}

    /// What happened to a plan.
    ///
    /// @param plan the better plan
    /// @param applied the rules that changed it, in order
    public record Result(FramePlan plan, List<String> applied) {}

    /// The plan that computes the same rows with less work.
    public static FramePlan optimize(FramePlan plan) {
        return trace(plan).plan();
    }

    /// The better plan with the rules that led to it.
    public static Result trace(FramePlan plan) {
        List<String> applied = new ArrayList<>();
        FramePlan current = plan;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            FramePlan before = current;
            for (Rule rule : RULES) {
                FramePlan after = rule.apply(current);
                if (!after.equals(current)) applied.add(rule.name());
                current = after;
            }
            if (current.equals(before)) return new Result(current, List.copyOf(applied));
        }
        throw new AssertionError("the optimizer does not come to rest on " + plan);
    }
}
