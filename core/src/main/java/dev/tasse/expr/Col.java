package dev.tasse.expr;

/// The column called `name`.
///
/// @param name the name, letter case included
public record Col(String name) implements Expr {
    @Override
    public String toString() {
        return name;
    }
}
