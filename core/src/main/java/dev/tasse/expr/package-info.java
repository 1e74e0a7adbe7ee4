/// Column expressions as the user wrote them: syntax only.
///
/// An {@link dev.tasse.expr.Expr} is built with {@link dev.tasse.expr.Expr#col(String)} and its
/// fluent methods, knows no schema and has no type; names and types are checked when it becomes
/// part of a plan.
@NullMarked
package dev.tasse.expr;

import org.jspecify.annotations.NullMarked;
