package dev.tasse.internal.plan;

import dev.tasse.type.Schema;

import java.util.List;

/// All rows in the order of `keys`; rows with equal keys keep the order of the input.
public record Sort(FramePlan input, List<BoundSortKey> keys) implements FramePlan {
    public Sort {
        keys = List.copyOf(keys);
    }

    @Override
    public Schema schema() {
        return input.schema();
    }
}
