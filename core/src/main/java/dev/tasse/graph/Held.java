package dev.tasse.graph;

/// A result that holds memory outside the Java heap: the engine counts its bytes and releases it
/// when nobody needs it any more.
public interface Held {
    /// The bytes it holds; does not change.
    long bytes();

    /// Gives them back. Called exactly once by the owner, from any thread; never fails.
    void release();
}
