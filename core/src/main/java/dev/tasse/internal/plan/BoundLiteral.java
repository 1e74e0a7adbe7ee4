package dev.tasse.internal.plan;

import dev.tasse.expr.Lit;
import dev.tasse.type.DataType;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/// A constant; whole numbers of 64 bits and less are `Long`, floats `Double`.
public record BoundLiteral(@Nullable Serializable value, DataType type) implements Bound {
    /// The null of `type`.
    public static BoundLiteral nullOf(DataType type) {
        return new BoundLiteral(null, type);
    }

    /// Whether this is the constant true.
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    @Override
    public String toString() {
        return new Lit(value, type).toString();
    }
}
