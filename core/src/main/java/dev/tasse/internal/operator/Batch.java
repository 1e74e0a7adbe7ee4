package dev.tasse.internal.operator;

import dev.tasse.data.Column;

import java.util.List;

/// Some rows on their way through a pipeline: few enough that their columns stay in the cache.
public record Batch(List<Column> columns, long rows) {
    public Batch {
        columns = List.copyOf(columns);
    }

    /// The column at `index`.
    public Column column(int index) {
        return columns.get(index);
    }
}
