/// Loops over columns: compute, compare, hash, group, join, sort. Validity first, then a plain loop
/// over all values.
@NullMarked
package dev.tasse.internal.kernel;

import org.jspecify.annotations.NullMarked;
