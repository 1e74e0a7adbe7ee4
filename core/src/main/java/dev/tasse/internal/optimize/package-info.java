/// A plan made better: a list of named rules, applied in order until nothing changes.
@NullMarked
package dev.tasse.internal.optimize;

import org.jspecify.annotations.NullMarked;
