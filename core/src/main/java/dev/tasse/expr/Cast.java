package dev.tasse.expr;

import dev.tasse.type.DataType;

/// A value turned into another type.
///
/// @param argument the value
/// @param type the type to turn it into
/// @param orNull whether a value that does not fit gives null instead of an error
public record Cast(Expr argument, DataType type, boolean orNull) implements Expr {
    @Override
    public String toString() {
        return (orNull ? "try_cast(" : "cast(") + argument + " as " + type + ")";
    }
}
