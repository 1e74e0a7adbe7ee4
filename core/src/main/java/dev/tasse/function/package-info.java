/// Functions that travel: serialisable, and free to throw.
///
/// A lambda or method reference given where one of these is expected is serialisable by its target
/// type; the user writes nothing for it.
@NullMarked
package dev.tasse.function;

import org.jspecify.annotations.NullMarked;
