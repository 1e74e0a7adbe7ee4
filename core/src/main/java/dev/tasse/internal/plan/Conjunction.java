package dev.tasse.internal.plan;

import dev.tasse.type.DataType;

import java.util.ArrayList;
import java.util.List;

/// Conditions that all have to hold, as one predicate and as a list.
public final class Conjunction {
    private static final BoundLiteral TRUE = new BoundLiteral(true, DataType.BOOL);

    private Conjunction() {}

    /// The conditions of which `predicate` is made by `and`, in order.
    public static List<Bound> split(Bound predicate) {
        List<Bound> conditions = new ArrayList<>();
        split(predicate, conditions);
        return conditions;
    }

    private static void split(Bound predicate, List<Bound> into) {
        if (predicate instanceof BoundCall call && call.function().equals("and")) {
            for (Bound argument : call.arguments()) split(argument, into);
        } else {
            into.add(predicate);
        }
    }

    /// The predicate that is true where all of `conditions` are; true for none.
    public static Bound of(List<Bound> conditions) {
        return conditions.stream().reduce(Conjunction::and).orElse(TRUE);
    }

    private static Bound and(Bound a, Bound b) {
        return new BoundCall("and", List.of(a, b), DataType.BOOL);
    }
}
