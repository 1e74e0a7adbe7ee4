package dev.tasse.expr;

/// Functions of lists: `col("parts").list().get(1)`.
///
/// @param of the list
public record ListFunctions(Expr of) {
    /// The number of elements.
    public Expr length() {
        return Expr.call("length", of);
    }

    /// The element at `position`, counted from 1, from the end if negative; null if there is none.
    public Expr get(Object position) {
        return Expr.call("element", of, position);
    }
}
