package dev.tasse.expr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One value for the rows of a group.
///
/// @param function the name of the aggregate, as the method of {@link Expr} that makes it
/// @param arguments what is aggregated; none for `rowCount`
/// @param distinct whether equal values count once
/// @param filter only rows for which it is true count
public record AggregateCall(
        String function, List<Expr> arguments, boolean distinct, Optional<Expr> filter)
        implements Expr {
    /// Keeps a copy of the arguments.
    public AggregateCall {
        arguments = List.copyOf(arguments);
    }

    /// This aggregate over the rows for which `condition` is true.
    public AggregateCall where(Expr condition) {
        return new AggregateCall(function, arguments, distinct, Optional.of(condition));
    }

    @Override
    public String toString() {
        String inner = arguments.stream().map(Expr::toString).collect(Collectors.joining(", "));
        return function
                + "("
                + (distinct ? "distinct " : "")
                + inner
                + ")"
                + filter.map(f -> " filter (where " + f + ")").orElse("");
    }
}
