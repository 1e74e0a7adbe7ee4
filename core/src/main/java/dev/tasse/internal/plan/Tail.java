package dev.tasse.internal.plan;

import dev.tasse.type.Schema;

/// The last `count` rows.
public record Tail(FramePlan input, long count) implements FramePlan {
    @Override
    public Schema schema() {
        return input.schema();
    }
}
