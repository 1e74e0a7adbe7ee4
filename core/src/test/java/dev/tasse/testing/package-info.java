/// What the tests of all modules share: random tables and comparisons.
@NullMarked
package dev.tasse.testing;

import org.jspecify.annotations.NullMarked;
