/// Plan to better plan: a list of named rules.
@NullMarked
package dev.tasse.internal.optimize;

import org.jspecify.annotations.NullMarked;
