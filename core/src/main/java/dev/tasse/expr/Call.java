package dev.tasse.expr;

import java.util.List;

/// A function of the table of functions applied to arguments.
///
/// @param function the name of the function, as the method of {@link Expr} that makes it
/// @param arguments its arguments in order
public record Call(String function, List<Expr> arguments) implements Expr {
    /// Keeps a copy of the arguments.
    public Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return Symbols.call(function, arguments);
    }
}
