/// Delayed calls of users' functions: what they are, how they become tasks, and where in a source
/// file they stand.
@NullMarked
package dev.tasse.internal.call;

import org.jspecify.annotations.NullMarked;
