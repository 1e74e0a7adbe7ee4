package dev.tasse.internal.plan;

import dev.tasse.type.Schema;

/// Each row with the probability `fraction`; which ones follows from `seed` and the partitioning.
public record Sample(FramePlan input, double fraction, long seed) implements FramePlan {
    @Override
    public Schema schema() {
        return input.schema();
    }
}
