package dev.tasse.internal.plan;

import dev.tasse.expr.Symbols;
import dev.tasse.type.DataType;

import java.util.List;

/// A function of the table of functions applied to arguments of the types that its kernel takes.
public record BoundCall(String function, List<Bound> arguments, DataType type) implements Bound {
    public BoundCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return Symbols.call(function, arguments);
    }
}
