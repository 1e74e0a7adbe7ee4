package dev.tasse.internal.kernel;

import java.io.Serializable;

/// The direction of one key of a sort, and where its nulls go.
public record KeyOrder(boolean descending, boolean nullsFirst) implements Serializable {
    /// From the least on, nulls last.
    public static final KeyOrder ASCENDING = new KeyOrder(false, false);
}
