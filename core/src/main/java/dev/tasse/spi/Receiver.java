package dev.tasse.spi;

/// Takes values one after the other.
///
/// @param <T> the class of the values
@FunctionalInterface
public interface Receiver<T> {
    /// Takes `value`, and answers whether it wants more: after a no, nothing more is to be given.
    ///
    /// @throws Exception whatever goes wrong with the value; it stops the computation
    boolean accept(T value) throws Exception;
}
