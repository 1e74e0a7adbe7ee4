package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.Schema;

import java.util.List;

/// Makes tables of the columns that a task has computed.
final class Results {
    private Results() {}

    /// A table of `rows`, which lie in `own` (sealed by this) or in regions of `sources`
    /// (retained).
    static Table table(Schema schema, Batch rows, Lease own, List<Table> sources) {
        return Table.of(
                schema, rows.rows(), rows.columns(), Table.backing(rows.columns(), own, sources));
    }
}
