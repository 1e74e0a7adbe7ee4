package dev.tasse.expr;

import dev.tasse.function.Fn1;
import dev.tasse.type.DataType;

/// A Java function applied to each value that is not null; null stays null.
///
/// @param argument the values
/// @param type the type of the results
/// @param function takes a value as `Column.get` gives it, and gives one that a column of `type`
///   takes, or null
public record Apply(Expr argument, DataType type, Fn1<Object, ?> function) implements Expr {
    @Override
    public String toString() {
        return "map(" + argument + " to " + type + ")";
    }
}
