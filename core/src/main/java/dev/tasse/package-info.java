/// Tasse: lazy collections that hold more than memory and use every core.
///
/// A collection says what shall be computed; nothing runs until `compute()`. Wrong names and types
/// are errors of the call that brings them in. Work runs on the client that is current, by default
/// one with a thread for each core.
@NullMarked
package dev.tasse;

import org.jspecify.annotations.NullMarked;
