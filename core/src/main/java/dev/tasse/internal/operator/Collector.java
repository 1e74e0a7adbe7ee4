package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.Table;
import dev.tasse.internal.kernel.Concatenation;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// Keeps batches and puts them together: what the sinks that need all rows begin with.
///
/// A batch that is to be kept must not lie in memory that is reused: pipelines that end here
/// compute their last step into {@link #lease()}.
final class Collector implements AutoCloseable {
    private final Schema schema;
    private final Lease kept;
    private final List<Batch> batches = new ArrayList<>();
    private long rows;

    Collector(Schema schema, MemoryPool pool) {
        this.schema = schema;
        kept = pool.lease(0, "collected rows");
    }

    Lease lease() {
        return kept;
    }

    long rows() {
        return rows;
    }

    void add(Batch batch) {
        if (batch.rows() == 0) return;
        batches.add(batch);
        rows += batch.rows();
    }

    /// Keeps `batch` instead of all that was added so far; memory is given back in the end.
    void replace(Batch batch) {
        batches.clear();
        rows = 0;
        add(batch);
    }

    /// All rows as one batch, whose memory lies in `out`, in this collector, or where the batches
    /// lie.
    Batch all(Lease out) {
        return all(out, out);
    }

    /// The same; dictionaries that had to be put together lie in `lasting`.
    Batch all(Lease out, Lease lasting) {
        if (batches.size() == 1) return batches.getFirst();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            List<Column> parts = batches.stream().map(batch -> batch.column(column)).toList();
            columns.add(
                    parts.isEmpty()
                            ? new ConstantColumn(schema.type(i), 0, null)
                            : Concatenation.concat(parts, out, lasting));
        }
        return new Batch(columns, rows);
    }

    /// All rows as a table that also keeps what it points into of `sources`.
    Table table(List<Table> sources) {
        return Results.table(schema, all(kept), kept, sources);
    }

    @Override
    public void close() {
        kept.close();
    }
}
