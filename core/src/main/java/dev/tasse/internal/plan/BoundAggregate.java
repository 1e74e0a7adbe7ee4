package dev.tasse.internal.plan;

import dev.tasse.type.DataType;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An aggregate of the table of aggregates over the rows of a group for which `filter` is true.
public record BoundAggregate(
        String function,
        List<Bound> arguments,
        boolean distinct,
        Optional<Bound> filter,
        DataType type)
        implements Serializable {
    public BoundAggregate {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        String inner = arguments.stream().map(Bound::toString).collect(Collectors.joining(", "));
        return function
                + "("
                + (distinct ? "distinct " : "")
                + inner
                + ")"
                + filter.map(f -> " filter (where " + f + ")").orElse("");
    }
}
