package dev.tasse.internal.bag;

import dev.tasse.spi.Receiver;

/// A place on the way of the values of one partition; used by one thread.
interface Pipe extends Receiver<Object> {
    /// Told once, after the last value.
    void end() throws Exception;
}
