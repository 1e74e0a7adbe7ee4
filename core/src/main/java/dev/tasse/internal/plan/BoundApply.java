package dev.tasse.internal.plan;

import dev.tasse.function.Fn1;
import dev.tasse.type.DataType;

/// A Java function applied to each value that is not null; null stays null.
public record BoundApply(Bound argument, DataType type, Fn1<Object, ?> function) implements Bound {
    @Override
    public String toString() {
        return "map(" + argument + " to " + type + ")";
    }
}
