/// Column expressions as the user wrote them: syntax only. Types and names are checked when an
/// expression is bound to a schema, while the plan is built.
@NullMarked
package dev.tasse.expr;

import org.jspecify.annotations.NullMarked;
