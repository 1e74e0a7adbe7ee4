package dev.tasse.function;

import java.io.Serializable;

/// A function of two arguments.
@FunctionalInterface
public interface Fn2<A, B, R> extends Serializable {
    /// The result for `a` and `b`.
    ///
    /// @throws Exception whatever the function throws
    R apply(A a, B b) throws Exception;
}
