package dev.tasse.spi;

import java.io.Closeable;
import java.io.IOException;

/// Writes the values of one file. Used by one thread.
///
/// @param <T> the class of the values
public interface ItemSink<T> extends Closeable {
    /// Writes `value`.
    ///
    /// @throws IOException if the file cannot be written
    /// @throws dev.tasse.error.DataException if the format has no form for the value
    void write(T value) throws IOException;
}
