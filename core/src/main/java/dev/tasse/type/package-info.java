/// The logical types of columns and the schemas of frames.
///
/// A type says what the values mean; how a column encodes them (plain, dictionary, constant) is the
/// business of `dev.tasse.data`.
@NullMarked
package dev.tasse.type;

import org.jspecify.annotations.NullMarked;
