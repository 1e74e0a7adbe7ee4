package dev.tasse.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/// How the values of a bag are written to files: what `Bag.write` takes.
///
/// It travels to where the tasks run.
///
/// @param <T> the class of the values
public interface ItemFormat<T> extends Serializable {
    /// Begins a file.
    ///
    /// @param out takes its bytes; closing the answer closes it
    /// @param path its name, whose ending may choose a compression
    /// @throws IOException if its first bytes cannot be written
    ItemSink<T> begin(OutputStream out, String path) throws IOException;
}
