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
        checkType(type);
        if (keys.isEmpty()) {
            throw new PlanException(
                    Problem.of("a join needs a column that both sides have")
                            .at("join")
                            .remedy("name one, or join on a condition"));
        }
        List<Bound> leftKeys = new ArrayList<>();
        List<Bound> rightKeys = new ArrayList<>();
        for (String key : keys) addKey(key, new Sides(left, right), leftKeys, rightKeys);
        List<String> names = new ArrayList<>(left.schema().names());
        for (String name : right.schema().names())
            names.add(keys.contains(name) ? "right:" + name : name);
        checkNames(names);
        Join join =
                new Join(left, right, JoinType.INNER, leftKeys, rightKeys, Optional.empty(), names);
        return withoutRightKeys(join);
    }

    private record Sides(FramePlan left, FramePlan right) {}

    private static void addKey(String key, Sides sides, List<Bound> left, List<Bound> right) {
        Bound leftKey = Binder.bind(Expr.col(key), sides.left().schema());
        Bound rightKey = Binder.bind(Expr.col(key), sides.right().schema());
        List<Bound> pair = Binder.call("eq", List.of(leftKey, rightKey)).children();
        left.add(pair.get(0));
        right.add(pair.get(1));
    }

    private static FramePlan withoutRightKeys(Join join) {
        Schema schema = join.schema();
        List<Bound> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.name(i);
            if (name.startsWith("right:")) continue;
            columns.add(new BoundColumn(i, name, schema.type(i)));
            names.add(name);
        }
        return new Project(join, columns, names);
    }

    static FramePlan where(FramePlan left, FramePlan right, JoinType type, Expr condition) {
        checkType(type);
        List<String> names = new ArrayList<>(left.schema().names());
        names.addAll(right.schema().names());
        checkNames(names);
        List<DataType> types = new ArrayList<>(left.schema().types());
        types.addAll(right.schema().types());
        Bound bound = Binder.bind(condition, Schema.of(names, types));
        Join all =
                new Join(
                        left, right, JoinType.CROSS, List.of(), List.of(), Optional.empty(), names);
        return JoinConditions.push(all, Conjunction.split(bound));
    }

    private static void checkType(JoinType type) {
        if (type == JoinType.INNER) return;
        throw new PlanException(
                Problem.of("joins of type " + type + " are not there yet")
                        .at("join")
                        .expected(JoinType.INNER)
                        .remedy("join INNER, and filter or fill the rest"));
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
