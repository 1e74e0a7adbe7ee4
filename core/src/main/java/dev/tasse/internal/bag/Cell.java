package dev.tasse.internal.bag;

import org.jspecify.annotations.Nullable;

/// What is known of one key; used by one thread.
final class Cell {
    /// How many values or partial results have come.
    long count;

    /// What they are together, as the {@link Aggregation} wants it.
    @Nullable Object value;
}
