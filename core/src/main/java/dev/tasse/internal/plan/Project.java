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

    /// The columns `expressions` of `input`: `input` itself if they are its own.
    public static FramePlan of(FramePlan input, List<Bound> expressions, List<String> names) {
        boolean same = names.equals(input.schema().names());
        for (int i = 0; same && i < names.size(); i++) {
            same = expressions.get(i) instanceof BoundColumn column && column.index() == i;
        }
        return same ? input : new Project(input, expressions, names);
    }

    @Override
    public Schema schema() {
        return Schema.of(names, expressions.stream().map(Bound::type).toList());
    }
}
