package dev.tasse.internal.plan;

import dev.tasse.expr.JoinType;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// Finds outer joins whose rows with nulls are dropped by a filter above: they need not be outer.
final class NullRejection {
    // Null if one of their arguments is.
    private static final Set<String> STRICT =
            Set.of(
                    "eq",
                    "ne",
                    "lt",
                    "le",
                    "gt",
                    "ge",
                    "not",
                    "like",
                    "plus",
                    "minus",
                    "times",
                    "div",
                    "unaryMinus",
                    "abs",
                    "length",
                    "upper",
                    "lower");

    private NullRejection() {}

    /// The type that `join`, an outer one, needs at least when all of `conditions` (over its
    /// columns) have to be true.
    static JoinType needed(Join join, List<Bound> conditions) {
        int leftSize = join.left().schema().size();
        boolean noLeftNulls = conditions.stream().anyMatch(c -> rejects(c, i -> i < leftSize));
        boolean noRightNulls = conditions.stream().anyMatch(c -> rejects(c, i -> i >= leftSize));
        boolean keepsLeft = join.type() != JoinType.RIGHT && !noRightNulls;
        boolean keepsRight = join.type() != JoinType.LEFT && !noLeftNulls;
        if (keepsLeft) return keepsRight ? JoinType.FULL : JoinType.LEFT;
        return keepsRight ? JoinType.RIGHT : JoinType.INNER;
    }

    /// Whether `condition` cannot be true when all columns that `isNull` names are null.
    private static boolean rejects(Bound condition, IntPredicate isNull) {
        boolean present =
                condition instanceof BoundCall call && call.function().equals("isNotNull");
        return isNull(present ? condition.children().getFirst() : condition, isNull);
    }

    private static boolean isNull(Bound bound, IntPredicate isNull) {
        return switch (bound) {
            case BoundColumn column -> isNull.test(column.index());
            case BoundCall call ->
                    STRICT.contains(call.function())
                            && call.arguments().stream().anyMatch(a -> isNull(a, isNull));
            case BoundCast cast -> cast.children().stream().anyMatch(a -> isNull(a, isNull));
            case BoundApply apply -> isNull(apply.argument(), isNull);
            case BoundLiteral _, BoundWhen _ -> false;
        };
    }
}
