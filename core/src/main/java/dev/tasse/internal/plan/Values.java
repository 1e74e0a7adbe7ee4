package dev.tasse.internal.plan;

import dev.tasse.data.Table;
import dev.tasse.type.Schema;

import java.util.List;

/// Rows that are held already, a table a partition; the owner of the plan closes them.
///
/// The joins above that `filters` come from need not get the rows that these leave out.
public record Values(Schema schema, List<Table> partitions, List<KeyFilter> filters)
        implements FramePlan {
    public Values {
        partitions = List.copyOf(partitions);
        filters = List.copyOf(filters);
    }

    /// All rows of `partitions`.
    public Values(Schema schema, List<Table> partitions) {
        this(schema, partitions, List.of());
    }

    /// This with other filters.
    public Values withFilters(List<KeyFilter> known) {
        return new Values(schema, partitions, known);
    }
}
