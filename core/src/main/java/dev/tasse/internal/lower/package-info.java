/// Plan to task graph.
@NullMarked
package dev.tasse.internal.lower;

import org.jspecify.annotations.NullMarked;
