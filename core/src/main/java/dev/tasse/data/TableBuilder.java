package dev.tasse.data;

import dev.tasse.internal.memory.CurrentPool;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Writes a table, column by column or row by row. One thread.
///
/// ```java
/// try (TableBuilder builder = new TableBuilder(pool, schema, rows)) {
///     builder.fixed(0).appendLongs(ids, 0, rows);
///     for (byte[] name : names) builder.text(1).appendBytes(name, 0, name.length);
///     return builder.build();
/// }
/// ```
public final class TableBuilder implements AutoCloseable {
    private final MemoryPool pool;
    private final Lease lease;
    private final Schema schema;
    private final List<ColumnBuilder> columns;

    /// A builder in memory of `pool` that takes what `expectedRows` rows need now, and more when
    /// there are more; for the engine.
    ///
    /// @throws dev.tasse.error.MemoryException if the budget does not allow it
    @SuppressWarnings("exports")
    public TableBuilder(MemoryPool pool, Schema schema, long expectedRows) {
        this.pool = pool;
        this.schema = schema;
        this.lease = pool.lease(0, "table");
        this.columns =
                schema.types().stream()
                        .map(type -> ColumnBuilder.of(lease, type, expectedRows))
                        .toList();
    }

    /// A builder in the memory of the task or client that runs this code, for functions of
    /// `mapPartitions`.
    ///
    /// @throws IllegalStateException if none does
    public static TableBuilder of(Schema schema) {
        return new TableBuilder(CurrentPool.get(), schema, 0);
    }

    /// The names and types of the columns.
    public Schema schema() {
        return schema;
    }

    /// The builder of the column at `index`.
    public ColumnBuilder column(int index) {
        return columns.get(index);
    }

    /// The builder of the column of fixed width at `index`.
    ///
    /// @throws ClassCastException if the column is of another kind
    public FixedBuilder fixed(int index) {
        return (FixedBuilder) columns.get(index);
    }

    /// The builder of the `STRING` or `BINARY` column at `index`.
    ///
    /// @throws ClassCastException if the column is of another kind
    public TextBuilder text(int index) {
        return (TextBuilder) columns.get(index);
    }

    /// Adds a row of objects: see {@link ColumnBuilder#appendValue}.
    ///
    /// @return this
    /// @throws IllegalArgumentException if there are more or fewer values than columns, or one is
    ///   not of its column's type
    public TableBuilder appendRow(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + columns.size() + " columns: " + schema);
        }
        for (int i = 0; i < values.length; i++) {
            try {
                columns.get(i).appendValue(values[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "\"" + schema.name(i) + "\": " + e.getMessage(), e);
            }
        }
        return this;
    }

    /// The table of what was written. The builder is then at its end.
    ///
    /// @throws IllegalStateException if the columns are not of one length
    public Table build() {
        List<Column> built = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            ColumnBuilder column = columns.get(i);
            if (column.length() != columns.getFirst().length()) {
                throw new IllegalStateException(
                        "column \"%s\" has %d rows, \"%s\" has %d"
                                .formatted(
                                        schema.name(0),
                                        columns.getFirst().length(),
                                        schema.name(i),
                                        column.length()));
            }
            built.add(column.finish());
        }
        long rows = columns.isEmpty() ? 0 : columns.getFirst().length();
        try (Table table = Table.of(schema, rows, built, lease.seal())) {
            return table.compacted(pool);
        }
    }

    /// Gives back the memory of a table that was not built.
    @Override
    public void close() {
        lease.close();
    }
}
