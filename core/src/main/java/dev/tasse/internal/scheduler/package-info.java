/// The scheduler as a pure state machine: events in, commands out.
@NullMarked
package dev.tasse.internal.scheduler;

import org.jspecify.annotations.NullMarked;
