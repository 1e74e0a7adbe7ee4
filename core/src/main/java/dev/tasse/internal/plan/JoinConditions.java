package dev.tasse.internal.plan;

import dev.tasse.expr.JoinType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of the conditions above a join: those on one side go below it, an equality between
/// the sides becomes a key, the rest becomes its condition.
public final class JoinConditions {
    private final int leftSize;
    private final int size;
    private final List<Bound> left = new ArrayList<>();
    private final List<Bound> right = new ArrayList<>();
    private final List<Bound> leftKeys;
    private final List<Bound> rightKeys;
    private final List<Bound> rest = new ArrayList<>();

    private JoinConditions(Join join) {
        leftSize = join.left().schema().size();
        size = leftSize + join.right().schema().size();
        leftKeys = new ArrayList<>(join.leftKeys());
        rightKeys = new ArrayList<>(join.rightKeys());
        join.condition().ifPresent(condition -> rest.addAll(Conjunction.split(condition)));
    }

    /// The rows of the inner join `join` for which all of `conditions` (over its columns) are true.
    public static FramePlan push(Join join, List<Bound> conditions) {
        boolean inner = join.type() == JoinType.INNER || join.type() == JoinType.CROSS;
        if (!inner) return new Filter(join, Conjunction.of(conditions));
        JoinConditions parts = new JoinConditions(join);
        for (Bound condition : conditions) parts.place(condition);
        return parts.join(join);
    }

    private void place(Bound condition) {
        if (reads(condition, 0, leftSize)) {
            left.add(condition);
        } else if (reads(condition, leftSize, size)) {
            right.add(toRight(condition));
        } else if (!placeKey(condition)) {
            rest.add(condition);
        }
    }

    private boolean placeKey(Bound condition) {
        boolean equality = condition instanceof BoundCall call && call.function().equals("eq");
        if (!equality) return false;
        Bound a = condition.children().get(0);
        Bound b = condition.children().get(1);
        if (reads(a, 0, leftSize) && reads(b, leftSize, size)) return addKey(a, b);
        if (reads(b, 0, leftSize) && reads(a, leftSize, size)) return addKey(b, a);
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

    private FramePlan join(Join join) {
        JoinType type = leftKeys.isEmpty() ? join.type() : JoinType.INNER;
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
