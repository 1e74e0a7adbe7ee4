/// Small programs that use Tasse; the documentation quotes them.
@NullMarked
package dev.tasse.examples;

import org.jspecify.annotations.NullMarked;
