package dev.tasse.internal.plan;

import dev.tasse.expr.JoinType;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pairs of a left and a right row whose keys are equal (null equals nothing) and for which
/// `condition` is true: the left columns, then the right ones. Other types than INNER and CROSS
/// keep rows without such a pair, or left rows alone, as {@link JoinType} says.
///
/// Keys at the same place have the same type. `condition` reads left columns at their places and
/// right columns behind them. `names` holds one unique name for each column of the result: those of
/// both sides, of the left one for SEMI and ANTI.
public record Join(
        FramePlan left,
        FramePlan right,
        JoinType type,
        List<Bound> leftKeys,
        List<Bound> rightKeys,
        Optional<Bound> condition,
        List<String> names)
        implements FramePlan {
    public Join {
        leftKeys = List.copyOf(leftKeys);
        rightKeys = List.copyOf(rightKeys);
        names = List.copyOf(names);
    }

    /// This join of other inputs with the same columns.
    public Join withInputs(FramePlan newLeft, FramePlan newRight) {
        return new Join(newLeft, newRight, type, leftKeys, rightKeys, condition, names);
    }

    /// Whether the result has the columns of the left side only.
    public boolean leftOnly() {
        return type == JoinType.SEMI || type == JoinType.ANTI;
    }

    /// This join as one of another type that has the same columns.
    public Join withType(JoinType newType) {
        return new Join(left, right, newType, leftKeys, rightKeys, condition, names);
    }

    /// This join with another condition.
    public Join withCondition(Optional<Bound> newCondition) {
        return new Join(left, right, type, leftKeys, rightKeys, newCondition, names);
    }

    @Override
    public Schema schema() {
        List<DataType> types = new ArrayList<>(left.schema().types());
        if (!leftOnly()) types.addAll(right.schema().types());
        return Schema.of(names, types);
    }
}
