package dev.tasse.function;

import java.io.Serializable;

/// A function of one argument.
@FunctionalInterface
public interface Fn1<A, R> extends Serializable {
    /// The result for `a`.
    ///
    /// @throws Exception whatever the function throws
    R apply(A a) throws Exception;
}
