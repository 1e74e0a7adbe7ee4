package dev.tasse.internal.plan;

import dev.tasse.type.Schema;

import java.util.List;

/// One column for each expression.
public record Project(FramePlan input, List<Bound> expressions, List<String> names)
        implements FramePlan {
    public Project {
        expressions = List.copyOf(expressions);
        names = List.copyOf(names);
    }

    @Override
    public Schema schema() {
        return Schema.of(names, expressions.stream().map(Bound::type).toList());
    }
}
