/// What a task of a frame does: pipelines, evaluation of expressions, and the state of
/// aggregations, joins and sorts.
@NullMarked
package dev.tasse.internal.operator;

import org.jspecify.annotations.NullMarked;
