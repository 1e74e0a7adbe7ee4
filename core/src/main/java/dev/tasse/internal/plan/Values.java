package dev.tasse.internal.plan;

import dev.tasse.data.Table;
import dev.tasse.type.Schema;

import java.util.List;

/// Rows that are held already, a table a partition; the owner of the plan closes them.
public record Values(Schema schema, List<Table> partitions) implements FramePlan {
    public Values {
        partitions = List.copyOf(partitions);
    }
}
