package dev.tasse.internal.plan;

import dev.tasse.type.Schema;

import java.util.List;

/// The rows of all `inputs`, one after the other; they have the same columns.
public record Union(List<FramePlan> inputs) implements FramePlan {
    public Union {
        inputs = List.copyOf(inputs);
        List<?> types = inputs.getFirst().schema().types();
        for (FramePlan input : inputs) {
            if (!input.schema().types().equals(types)) {
                throw new IllegalArgumentException(
                        "a union of " + inputs.getFirst().schema() + " and " + input.schema());
            }
        }
    }

    /// The names are those of the first input.
    @Override
    public Schema schema() {
        return inputs.getFirst().schema();
    }
}
