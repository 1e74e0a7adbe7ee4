package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Held;

import java.util.List;

/// The end of a pipeline: takes batches and makes one result of them. Used by one thread.
public interface Sink extends AutoCloseable {
    /// Takes `batch`, whose memory is reused afterwards.
    void consume(Batch batch);

    /// Whether the result may point into the memory of the tables that rows come from.
    default boolean keepsTables() {
        return false;
    }

    /// The result, once all batches have come.
    ///
    /// @param sources the tables whose rows have come, if it {@link #keepsTables}, all open
    Held finish(List<Table> sources);

    /// Gives back what is not part of the result.
    @Override
    void close();
}
