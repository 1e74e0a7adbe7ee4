package dev.tasse.internal.plan;

import dev.tasse.type.Schema;

/// At most `count` rows (all if it is `ALL`), after the first `offset` rows of the input.
public record Limit(FramePlan input, long offset, long count) implements FramePlan {
    /// A count that limits nothing.
    public static final long ALL = Long.MAX_VALUE;

    @Override
    public Schema schema() {
        return input.schema();
    }
}
