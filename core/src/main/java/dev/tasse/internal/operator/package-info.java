/// What a task of a frame does: pipelines, evaluation of bound expressions, the state of
/// aggregation, join and sort.
@NullMarked
package dev.tasse.internal.operator;

import org.jspecify.annotations.NullMarked;
