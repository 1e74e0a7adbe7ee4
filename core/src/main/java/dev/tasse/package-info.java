/// Tasse: lazy collections that hold more than memory and use every core.
///
/// A {@link dev.tasse.DataFrame} says what shall be computed; nothing runs until {@link
/// dev.tasse.DataFrame#compute()}. Wrong names and types are errors of the call that brings them
/// in. Work runs on the {@link dev.tasse.Client} that is current, by default one with a thread for
/// each core.
@NullMarked
package dev.tasse;

import org.jspecify.annotations.NullMarked;
