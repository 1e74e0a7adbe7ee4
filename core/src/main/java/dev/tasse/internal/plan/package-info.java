/// Plan nodes, and the binding of expressions to the types of a schema.
@NullMarked
package dev.tasse.internal.plan;

import org.jspecify.annotations.NullMarked;
