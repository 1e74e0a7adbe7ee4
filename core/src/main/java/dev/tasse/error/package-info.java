/// What Tasse says when something cannot be done.
///
/// Every error of the engine is a {@link dev.tasse.error.TasseException}: a sealed family, one
/// member per stage at which things go wrong, each built of a {@link dev.tasse.error.Problem}
/// (what, where, got, expected, remedy) so that a program can read the parts and a person the
/// sentence. A caller's mistake in a method's arguments is an `IllegalArgumentException`, a bug of
/// ours an `AssertionError`.
@NullMarked
package dev.tasse.error;

import org.jspecify.annotations.NullMarked;
