/// The programs and the documentation, run.
@NullMarked
package dev.tasse.examples;

import org.jspecify.annotations.NullMarked;
