package dev.tasse;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.expr.Expr;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.JoinConditions;
import dev.tasse.internal.plan.Project;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plans of the joins of frames.
final class JoinPlans {
    private JoinPlans() {}

    static FramePlan on(FramePlan left, FramePlan right, JoinType type, List<String> keys) {
        checkKeys(type, keys);
        List<Bound> leftKeys = new ArrayList<>();
        List<Bound> rightKeys = new ArrayList<>();
        for (String key : keys) addKey(key, new Sides(left, right), leftKeys, rightKeys);
        List<String> names = new ArrayList<>(left.schema().names());
        if (!isLeftOnly(type)) {
            for (String name : right.schema().names())
                names.add(keys.contains(name) ? "right:" + name : name);
        }
        checkNames(names);
        Join join = new Join(left, right, type, leftKeys, rightKeys, Optional.empty(), names);
        return isLeftOnly(type) ? join : withKeysOnce(join, keys);
    }

    private static boolean isLeftOnly(JoinType type) {
        return type == JoinType.SEMI || type == JoinType.ANTI;
    }

    private static void checkKeys(JoinType type, List<String> keys) {
        if (type == JoinType.CROSS && !keys.isEmpty()) {
            throw new PlanException(
                    Problem.of("a CROSS join pairs all rows, whatever their columns")
                            .at("join")
                            .got("column \"" + keys.getFirst() + "\"")
                            .remedy("join INNER, or name no column"));
        }
        if (type != JoinType.CROSS && keys.isEmpty()) {
            throw new PlanException(
                    Problem.of("a join needs a column that both sides have")
                            .at("join")
                            .remedy("name one, or join on a condition"));
        }
    }

    private record Sides(FramePlan left, FramePlan right) {}

    private static void addKey(String key, Sides sides, List<Bound> left, List<Bound> right) {
        Bound leftKey = Binder.bind(Expr.col(key), sides.left().schema());
        Bound rightKey = Binder.bind(Expr.col(key), sides.right().schema());
        List<Bound> pair = Binder.call("eq", List.of(leftKey, rightKey)).children();
        left.add(pair.get(0));
        right.add(pair.get(1));
    }

    /// The columns of `join`, of which two are one for each of `keys`.
    private static FramePlan withKeysOnce(Join join, List<String> keys) {
        if (keys.isEmpty()) return join;
        Schema schema = join.schema();
        List<Bound> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.name(i);
            if (name.startsWith("right:")) continue;
            boolean isKey = keys.contains(name);
            columns.add(isKey ? key(join, name) : column(schema, name));
            names.add(name);
        }
        return new Project(join, columns, names);
    }

    /// The value of a key that both sides have: of the side whose rows are all kept.
    private static Bound key(Join join, String name) {
        Bound left = column(join.schema(), name);
        Bound right = column(join.schema(), "right:" + name);
        return switch (join.type()) {
            case INNER, LEFT, CROSS, SEMI, ANTI -> left;
            case RIGHT -> right;
            case FULL -> Binder.call("coalesce", List.of(left, right));
        };
    }

    private static Bound column(Schema schema, String name) {
        int place = schema.indexOf(name);
        return new BoundColumn(place, name, schema.type(place));
    }

    static FramePlan where(FramePlan left, FramePlan right, JoinType type, Expr condition) {
        if (type == JoinType.CROSS) {
            throw new PlanException(
                    Problem.of("a CROSS join takes no condition")
                            .at("join")
                            .got(condition)
                            .remedy("join INNER on it"));
        }
        List<String> names = new ArrayList<>(left.schema().names());
        names.addAll(right.schema().names());
        checkNames(names);
        List<DataType> types = new ArrayList<>(left.schema().types());
        types.addAll(right.schema().types());
        Bound bound = Binder.bind(condition, Schema.of(names, types));
        List<String> kept = isLeftOnly(type) ? left.schema().names() : names;
        // An inner join without keys so far is a cross join.
        JoinType begun = type == JoinType.INNER ? JoinType.CROSS : type;
        Join all = new Join(left, right, begun, List.of(), List.of(), Optional.empty(), kept);
        return JoinConditions.on(all, Conjunction.split(bound));
    }

    private static void checkNames(List<String> names) {
        for (String name : names) {
            if (names.indexOf(name) == names.lastIndexOf(name)) continue;
            throw new PlanException(
                    Problem.of("both sides have a column \"" + name + "\"")
                            .at("join")
                            .remedy(
                                    "rename it on one side: select(.., col(\""
                                            + name
                                            + "\").as(..))"));
        }
    }
}
