package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundCall;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;

import java.util.ArrayList;
import java.util.List;

/// Drops filters that keep everything and conditions that say nothing: `x and true`, `not not x`, a
/// condition given twice.
final class SimplifyPredicates implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(
                plan,
                node ->
                        node instanceof Filter(FramePlan input, Bound predicate)
                                ? filtered(input, predicate)
                                : node);
    }

    private static FramePlan filtered(FramePlan input, Bound predicate) {
        List<Bound> kept = new ArrayList<>();
        for (Bound condition : Conjunction.split(predicate.rewrite(SimplifyPredicates::simpler))) {
            boolean needless =
                    (condition instanceof BoundLiteral literal && literal.isTrue())
                            || kept.contains(condition);
            if (!needless) kept.add(condition);
        }
        return kept.isEmpty() ? input : new Filter(input, Conjunction.of(kept));
    }

    private static Bound simpler(Bound node) {
        boolean doubleNot =
                node instanceof BoundCall outer
                        && outer.function().equals("not")
                        && outer.arguments().getFirst() instanceof BoundCall inner
                        && inner.function().equals("not");
        if (!doubleNot) return node;
        return node.children().getFirst().children().getFirst();
    }
}
