package dev.tasse.expr;

/// Functions of FLOAT64: `col("x").math().sqrt()`.
///
/// What has no result is NaN or infinite; a null makes a null.
///
/// @param of the number
public record MathFunctions(Expr of) {
    /// The square root.
    public Expr sqrt() {
        return Expr.call("sqrt", of);
    }

    /// The cube root.
    public Expr cbrt() {
        return Expr.call("cbrt", of);
    }

    /// e to this power.
    public Expr exp() {
        return Expr.call("exp", of);
    }

    /// The natural logarithm.
    public Expr ln() {
        return Expr.call("ln", of);
    }

    /// The logarithm of base 10.
    public Expr log10() {
        return Expr.call("log10", of);
    }

    /// The logarithm of base 2.
    public Expr log2() {
        return Expr.call("log2", of);
    }

    /// This to the power `exponent`.
    public Expr pow(Object exponent) {
        return Expr.call("pow", of, exponent);
    }

    /// The sine of this in radians.
    public Expr sin() {
        return Expr.call("sin", of);
    }

    /// The cosine of this in radians.
    public Expr cos() {
        return Expr.call("cos", of);
    }

    /// The tangent of this in radians.
    public Expr tan() {
        return Expr.call("tan", of);
    }

    /// The angle in radians whose sine this is.
    public Expr asin() {
        return Expr.call("asin", of);
    }

    /// The angle in radians whose cosine this is.
    public Expr acos() {
        return Expr.call("acos", of);
    }

    /// The angle in radians whose tangent this is.
    public Expr atan() {
        return Expr.call("atan", of);
    }

    /// The angle in radians of the point whose ordinate this is.
    public Expr atan2(Object abscissa) {
        return Expr.call("atan2", of, abscissa);
    }
}
