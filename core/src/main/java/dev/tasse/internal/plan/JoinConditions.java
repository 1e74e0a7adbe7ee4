package dev.tasse.internal.plan;

import dev.tasse.expr.JoinType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of the conditions of a join and of those above it: those on one side go below it
/// where that changes nothing, an equality between the sides becomes a key, the rest stays.
public final class JoinConditions {
    private final Join join;
    private final int leftSize;
    private final int size;
    private final List<Bound> left = new ArrayList<>();
    private final List<Bound> right = new ArrayList<>();
    private final List<Bound> leftKeys;
    private final List<Bound> rightKeys;
    private final List<Bound> rest = new ArrayList<>();

    private JoinConditions(Join join) {
        this.join = join;
        leftSize = join.left().schema().size();
        size = leftSize + join.right().schema().size();
        leftKeys = new ArrayList<>(join.leftKeys());
        rightKeys = new ArrayList<>(join.rightKeys());
    }

    /// `join` with `conditions` (over the columns of both sides) added to its own.
    public static FramePlan on(Join join, List<Bound> conditions) {
        JoinConditions parts = new JoinConditions(join);
        join.condition().ifPresent(own -> Conjunction.split(own).forEach(parts::place));
        conditions.forEach(parts::place);
        return parts.joined();
    }

    /// The rows of `join` for which all of `conditions` (over its columns) are true.
    public static FramePlan push(Join join, List<Bound> conditions) {
        return switch (join.type()) {
            case INNER, CROSS -> on(join, conditions);
            case SEMI, ANTI -> join.withInputs(filtered(join.left(), conditions), join.right());
            case LEFT, RIGHT, FULL -> {
                JoinType needed = NullRejection.needed(join, conditions);
                yield needed == join.type()
                        ? outer(join, conditions)
                        : push(join.withType(needed), conditions);
            }
        };
    }

    // Only conditions on a side of which all rows are kept: the others see nulls that the join
    // makes.
    private static FramePlan outer(Join join, List<Bound> conditions) {
        JoinConditions parts = new JoinConditions(join);
        join.condition().ifPresent(parts.rest::add);
        List<Bound> above = new ArrayList<>();
        for (Bound condition : conditions) {
            if (join.type() == JoinType.LEFT && parts.readsLeft(condition)) {
                parts.left.add(condition);
            } else if (join.type() == JoinType.RIGHT && parts.readsRight(condition)) {
                parts.right.add(parts.toRight(condition));
            } else {
                above.add(condition);
            }
        }
        return filtered(parts.joined(), above);
    }

    private void place(Bound condition) {
        if (readsLeft(condition) && dropsUnmatchedLeft()) {
            left.add(condition);
        } else if (readsRight(condition) && dropsUnmatchedRight()) {
            right.add(toRight(condition));
        } else if (!placeKey(condition)) {
            rest.add(condition);
        }
    }

    private boolean dropsUnmatchedLeft() {
        return switch (join.type()) {
            case INNER, CROSS, SEMI, RIGHT -> true;
            case LEFT, FULL, ANTI -> false;
        };
    }

    private boolean dropsUnmatchedRight() {
        return switch (join.type()) {
            case INNER, CROSS, SEMI, ANTI, LEFT -> true;
            case RIGHT, FULL -> false;
        };
    }

    private boolean readsLeft(Bound condition) {
        return reads(condition, 0, leftSize);
    }

    private boolean readsRight(Bound condition) {
        return reads(condition, leftSize, size);
    }

    private boolean placeKey(Bound condition) {
        boolean equality = condition instanceof BoundCall call && call.function().equals("eq");
        if (!equality) return false;
        Bound a = condition.children().get(0);
        Bound b = condition.children().get(1);
        if (readsLeft(a) && readsRight(b)) return addKey(a, b);
        if (readsLeft(b) && readsRight(a)) return addKey(b, a);
        return false;
    }

    private boolean addKey(Bound leftKey, Bound rightKey) {
        leftKeys.add(leftKey);
        rightKeys.add(toRight(rightKey));
        return true;
    }

    private static boolean reads(Bound bound, int from, int to) {
        List<Integer> columns = bound.columns();
        return !columns.isEmpty() && columns.stream().allMatch(c -> c >= from && c < to);
    }

    private Bound toRight(Bound bound) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = leftSize; i < size; i++) places.put(i, i - leftSize);
        return bound.moved(places);
    }

    private Join joined() {
        boolean crossed = join.type() == JoinType.CROSS && leftKeys.isEmpty();
        JoinType type = join.type() == JoinType.CROSS && !crossed ? JoinType.INNER : join.type();
        Optional<Bound> condition =
                rest.isEmpty() ? Optional.empty() : Optional.of(Conjunction.of(rest));
        return new Join(
                filtered(join.left(), left),
                filtered(join.right(), right),
                type,
                leftKeys,
                rightKeys,
                condition,
                join.names());
    }

    private static FramePlan filtered(FramePlan input, List<Bound> conditions) {
        return conditions.isEmpty() ? input : new Filter(input, Conjunction.of(conditions));
    }
}
