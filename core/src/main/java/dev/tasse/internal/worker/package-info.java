/// Runs tasks on threads of this JVM: the lock around the scheduler's state and its hand-over.
@NullMarked
package dev.tasse.internal.worker;

import org.jspecify.annotations.NullMarked;
