package dev.tasse.internal.plan;

import dev.tasse.type.DataType;

/// A value turned into another type: an error, or null if `orNull`, where it does not fit.
public record BoundCast(Bound argument, DataType type, boolean orNull) implements Bound {
    @Override
    public String toString() {
        return (orNull ? "try_cast(" : "cast(") + argument + " as " + type + ")";
    }
}
