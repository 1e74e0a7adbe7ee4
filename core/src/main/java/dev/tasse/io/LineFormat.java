package dev.tasse.io;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/// Makes a value of a line: how formats of one value a line are read, by {@link Text#source}. Safe
/// for many threads.
///
/// @param <T> the class of the values
@FunctionalInterface
public interface LineFormat<T> extends Serializable {
    /// The value of the line that is the bytes of `bytes` from `from` to `to - 1`, in UTF-8 and
    /// without what ends it; null for a line that has none and is passed over. The array is used
    /// again for the next line.
    ///
    /// @throws Exception why the line has no value; its message tells people
    @Nullable T value(byte[] bytes, int from, int to) throws Exception;
}
