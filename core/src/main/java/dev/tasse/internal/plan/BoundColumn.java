package dev.tasse.internal.plan;

import dev.tasse.type.DataType;

/// The input's column at `index`; the name is for people.
public record BoundColumn(int index, String name, DataType type) implements Bound {
    @Override
    public String toString() {
        return name;
    }
}
