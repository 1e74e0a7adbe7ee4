package dev.tasse.expr;

/// An expression with the name that its column shall have.
///
/// @param argument the expression
/// @param name the name of the result
public record Alias(Expr argument, String name) implements Expr {
    @Override
    public String toString() {
        return argument + " as " + name;
    }
}
