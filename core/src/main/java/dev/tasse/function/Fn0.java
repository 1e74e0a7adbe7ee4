package dev.tasse.function;

import java.io.Serializable;

/// A function of nothing.
@FunctionalInterface
public interface Fn0<R> extends Serializable {
    /// The result.
    ///
    /// @throws Exception whatever the function throws
    R apply() throws Exception;
}
