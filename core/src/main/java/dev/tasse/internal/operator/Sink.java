package dev.tasse.internal.operator;

import dev.tasse.graph.Held;

/// The end of a pipeline: takes batches and makes one result of them. Used by one thread.
public interface Sink extends AutoCloseable {
    /// Tells that up to `rows` rows come next.
    default void expect(long rows) {}

    /// Takes `batch`, whose memory is reused afterwards.
    void consume(Batch batch);

    /// The result, once all batches have come.
    Held finish();

    /// Gives back what is not part of the result.
    @Override
    void close();
}
