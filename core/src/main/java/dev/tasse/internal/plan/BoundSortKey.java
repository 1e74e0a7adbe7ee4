package dev.tasse.internal.plan;

import java.io.Serializable;

/// One key of a sort, bound to its input.
public record BoundSortKey(Bound key, boolean descending, boolean nullsFirst)
        implements Serializable {
    @Override
    public String toString() {
        return key + (descending ? " desc" : "") + (nullsFirst ? " nulls first" : "");
    }
}
