package dev.tasse.internal.plan;

import dev.tasse.type.Schema;

/// The same rows in the same order, in `count` partitions of nearly equal size.
public record Repartition(FramePlan input, int count) implements FramePlan {
    @Override
    public Schema schema() {
        return input.schema();
    }
}
