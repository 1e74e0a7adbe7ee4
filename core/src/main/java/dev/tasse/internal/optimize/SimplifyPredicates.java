package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundCall;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Drops filters that keep everything and conditions that say nothing: `x and true`, `x or true`,
/// `not not x`, `not x < y`, a condition given twice.
final class SimplifyPredicates implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(
                plan,
                node ->
                        switch (node) {
                            case Filter(FramePlan input, Bound predicate) -> {
                                List<Bound> kept = kept(predicate);
                                yield kept.isEmpty()
                                        ? input
                                        : new Filter(input, Conjunction.of(kept));
                            }
                            case Join join -> joined(join);
                            default -> node;
                        });
    }

    private static FramePlan joined(Join join) {
        if (join.condition().isEmpty()) return join;
        List<Bound> kept = kept(join.condition().get());
        return join.withCondition(
                kept.isEmpty() ? Optional.empty() : Optional.of(Conjunction.of(kept)));
    }

    private static List<Bound> kept(Bound predicate) {
        List<Bound> kept = new ArrayList<>();
        for (Bound condition : Conjunction.split(predicate.rewrite(SimplifyPredicates::simpler))) {
            boolean needless =
                    (condition instanceof BoundLiteral literal && literal.isTrue())
                            || kept.contains(condition);
            if (!needless) kept.add(condition);
        }
        return kept;
    }

    private static Bound simpler(Bound node) {
        if (!(node instanceof BoundCall call)) return node;
        return switch (call.function()) {
            case "not" -> negated(call.arguments().getFirst(), call);
            case "and" -> decided(call, false);
            case "or" -> decided(call, true);
            default -> node;
        };
    }

    // One operand that decides is the answer; one that cannot is left out.
    private static Bound decided(BoundCall call, boolean deciding) {
        List<Bound> rest = new ArrayList<>();
        for (Bound operand : call.arguments()) {
            boolean known = operand instanceof BoundLiteral literal && literal.value() != null;
            if (!known) rest.add(operand);
            else if (((BoundLiteral) operand).isTrue() == deciding) return operand;
        }
        if (rest.isEmpty()) return call.arguments().getFirst();
        if (rest.size() == 1) return rest.getFirst();
        return rest.size() == call.arguments().size()
                ? call
                : new BoundCall(call.function(), rest, call.type());
    }

    // Right for null, which stays null, and for NaN, which has its place in the order.
    private static Bound negated(Bound condition, BoundCall whole) {
        if (!(condition instanceof BoundCall call)) return whole;
        String opposite =
                switch (call.function()) {
                    case "not" -> "";
                    case "eq" -> "ne";
                    case "ne" -> "eq";
                    case "lt" -> "ge";
                    case "ge" -> "lt";
                    case "gt" -> "le";
                    case "le" -> "gt";
                    case "isNull" -> "isNotNull";
                    case "isNotNull" -> "isNull";
                    default -> "not";
                };
        return switch (opposite) {
            case "" -> call.arguments().getFirst();
            case "not" -> whole;
            default -> new BoundCall(opposite, call.arguments(), call.type());
        };
    }
}
