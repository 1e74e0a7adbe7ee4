package dev.tasse.data;

import dev.tasse.graph.Held;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.memory.Region;
import dev.tasse.type.Schema;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Rows of named columns in memory of the engine: a partition of a frame, or a result.
///
/// A table is a handle on memory that it may share with others: {@link #close} gives up its part,
/// and with the last handle goes the memory. Results handed to users are {@link #guarded}: one that
/// is forgotten is closed by the garbage collector, later than `close` would. The rows never
/// change. Safe for many readers; `close` may be called by any thread, but not while another reads.
///
/// ```java
/// try (Table result = frame.compute()) {
///     double revenue = result.column("revenue").getDouble(0);
/// }
/// ```
///
/// Inside the engine a task borrows its inputs and never closes them; what it returns is a handle
/// of its own, made by {@link #of} from the regions that {@link #backing} finds, or by {@link
/// #share}.
public final class Table implements AutoCloseable, Held {
    private static final int SHOWN_ROWS = 10;

    private final Schema schema;
    private final long rowCount;
    private final List<Column> columns;
    private final Ownership ownership;

    private Table(Schema schema, long rowCount, List<Column> columns, Ownership ownership) {
        this.schema = schema;
        this.rowCount = rowCount;
        this.columns = List.copyOf(columns);
        this.ownership = ownership;
    }

    /// A table of `columns` that takes over one count of each region in `owned`; for the engine.
    ///
    /// @throws IllegalArgumentException if the columns are not those of the schema, with `rowCount`
    ///   rows each
    @SuppressWarnings("exports")
    public static Table of(Schema schema, long rowCount, List<Column> columns, List<Region> owned) {
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for " + schema);
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.length() != rowCount || !column.type().equals(schema.type(i))) {
                throw new IllegalArgumentException(
                        "a column of %d %s for %d rows of \"%s\" %s"
                                .formatted(
                                        column.length(),
                                        column.type(),
                                        rowCount,
                                        schema.name(i),
                                        schema.type(i)));
            }
        }
        return new Table(schema, rowCount, columns, Ownership.of(owned));
    }

    /// No rows.
    public static Table empty(Schema schema) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(new ConstantColumn(schema.type(i), 0, null));
        }
        return new Table(schema, 0, columns, Ownership.of(List.of()));
    }

    /// What keeps `columns` alive: the regions of `own`, which is sealed, and those of `sources`
    /// that the columns point into, retained once more each. For {@link #of}; for the engine.
    @SuppressWarnings("exports")
    public static List<Region> backing(List<Column> columns, Lease own, List<Table> sources) {
        List<Region> regions = new ArrayList<>();
        for (Region region : Backing.find(columns, Backing.ofAll(sources))) {
            regions.add(region.retain());
        }
        regions.addAll(own.seal());
        return regions;
    }

    /// The rows of all `tables` one after the other, without a copy. The tables stay open.
    ///
    /// @throws IllegalArgumentException if there is none, or the schemas differ
    public static Table concatView(List<Table> tables) {
        if (tables.isEmpty()) throw new IllegalArgumentException("no tables to be put together");
        Schema schema = tables.getFirst().schema;
        List<Table> parts = new ArrayList<>();
        for (Table table : tables) {
            if (!table.schema.equals(schema)) {
                throw new IllegalArgumentException(
                        "tables of " + schema + " and of " + table.schema + " as one");
            }
            parts.addAll(table.partitions());
        }
        if (parts.size() == 1) return parts.getFirst().share();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            int index = i;
            List<Column> chunks = parts.stream().map(part -> part.column(index)).toList();
            columns.add(new ChunkedColumn(schema.type(i), chunks));
        }
        long rows = parts.stream().mapToLong(Table::rowCount).sum();
        List<Region> regions = Backing.ofAll(parts).stream().map(Region::retain).toList();
        return new Table(schema, rows, columns, Ownership.of(regions));
    }

    /// The names and types of the columns.
    public Schema schema() {
        return schema;
    }

    /// The number of rows.
    public long rowCount() {
        return rowCount;
    }

    /// The number of columns.
    public int columnCount() {
        return columns.size();
    }

    /// The columns in order.
    ///
    /// @throws IllegalStateException if the table is closed
    public List<Column> columns() {
        if (ownership.isReleased()) throw Ownership.closed();
        return columns;
    }

    /// The column at `index`.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    /// @throws IllegalStateException if the table is closed
    public Column column(int index) {
        return columns().get(index);
    }

    /// The column `name`.
    ///
    /// @throws dev.tasse.error.PlanException if there is none, with the nearest name
    /// @throws IllegalStateException if the table is closed
    public Column column(String name) {
        return columns().get(schema.indexOf(name));
    }

    /// The truth value of column `name` at `row`; see {@link Column#getBoolean}.
    ///
    /// @throws NullPointerException naming column and row, if it is null
    public boolean getBoolean(String name, long row) {
        return known(name, row).getBoolean(row);
    }

    /// The whole number of column `name` at `row`; see {@link Column#getLong}.
    ///
    /// @throws NullPointerException naming column and row, if it is null
    public long getLong(String name, long row) {
        return known(name, row).getLong(row);
    }

    /// The number of column `name` at `row`; see {@link Column#getDouble}.
    ///
    /// @throws NullPointerException naming column and row, if it is null
    public double getDouble(String name, long row) {
        return known(name, row).getDouble(row);
    }

    /// The text of column `name` at `row`; see {@link Column#getString}.
    ///
    /// @throws NullPointerException naming column and row, if it is null
    public String getString(String name, long row) {
        return known(name, row).getString(row);
    }

    /// The rows as records of `type`, each component read from the column of its name.
    ///
    /// @throws dev.tasse.error.PlanException naming component and column, if one is missing or of
    ///   another type
    /// @throws dev.tasse.error.DataException for a null, or a number too large, that a primitive
    ///   component does not take
    public <R extends Record> List<R> rows(Class<R> type) {
        return Records.read(this, type);
    }

    private Column known(String name, long row) {
        Column column = column(name);
        if (column.isNull(row)) {
            throw new NullPointerException(
                    "column \"" + name + "\" is null in row " + row + "; ask isNull(row) first");
        }
        return column;
    }

    /// The `count` rows from `from` on, without a copy: a handle of its own.
    ///
    /// @throws IndexOutOfBoundsException if these are not all rows of this table
    public Table slice(long from, long count) {
        Objects.checkFromIndexSize(from, count, rowCount);
        List<Column> views = columns().stream().map(column -> column.slice(from, count)).toList();
        List<Region> used = regions().size() > 1 ? Backing.find(views, regions()) : regions();
        return new Table(schema, count, views, Ownership.of(ownership.retain(used)));
    }

    /// The columns at `indexes`, without a copy: a handle of its own.
    ///
    /// @throws IndexOutOfBoundsException if there is no such column
    public Table select(List<Integer> indexes) {
        List<Column> wanted = indexes.stream().map(columns()::get).toList();
        return new Table(
                schema.select(indexes),
                rowCount,
                wanted,
                Ownership.of(ownership.retain(regions())));
    }

    /// The same rows: a handle of its own, to be closed for itself.
    ///
    /// @throws IllegalStateException if the table is closed
    public Table share() {
        return new Table(schema, rowCount, columns, Ownership.of(ownership.retain(regions())));
    }

    /// The tables that this one was put together from, at least one. They belong to this table and
    /// end with it; to keep one longer, share it.
    public List<Table> partitions() {
        if (columns().isEmpty() || !(columns.getFirst() instanceof ChunkedColumn first)) {
            return List.of(this);
        }
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < first.parts().size(); i++) tables.add(partition(i));
        return tables.isEmpty() ? List.of(empty(schema)) : List.copyOf(tables);
    }

    private Table partition(int index) {
        List<Column> pieces = new ArrayList<>();
        for (Column column : columns) pieces.add(((ChunkedColumn) column).parts().get(index));
        Ownership lent = ownership.lend(Backing.find(pieces, ownership.regions()));
        return new Table(schema, pieces.getFirst().length(), pieces, lent);
    }

    /// The same rows as a table that closes itself when neither it nor any column of it can be
    /// reached any more. Takes the place of this table: closing either closes both.
    public Table guarded() {
        // The columns refer to the anchor and the table to the columns; the cleaner's action to
        // none.
        Object anchor = new Object();
        List<Column> held = columns().stream().map(column -> column.anchored(anchor)).toList();
        Forgotten.CLEANER.register(anchor, ownership);
        return new Table(schema, rowCount, held, ownership);
    }

    /// Releases the memory, unless others share it. Does nothing from the second time on.
    @Override
    public void close() {
        ownership.run();
    }

    /// The same as {@link #close}, in the words of the task graph.
    @Override
    public void release() {
        close();
    }

    /// Bytes of memory that the rows occupy.
    @Override
    public long bytes() {
        long bytes = 0;
        for (Column column : columns) bytes += column.bytes();
        return bytes;
    }

    /// Bytes of the regions that this table keeps from being reused, occupied by its rows or not.
    public long pinnedBytes() {
        long bytes = 0;
        for (Region region : ownership.regions()) bytes += region.bytes();
        return bytes;
    }

    /// The regions that this table holds; for the engine.
    @SuppressWarnings("exports")
    public List<Region> regions() {
        return ownership.regions();
    }

    /// The same rows in a handle of its own that pins little more than they occupy: a copy if that
    /// is less than half of what this table pins. For the engine.
    @SuppressWarnings("exports")
    public Table compacted(MemoryPool pool) {
        long live = bytes();
        if (pinnedBytes() <= Math.max(2 * live, Compaction.WORTHWHILE_BYTES)) return share();
        return Compaction.copy(this, pool);
    }

    /// An aligned text table of the first `maxRows` rows: names, types, values, and how many rows
    /// more there are.
    ///
    /// Numbers are aligned on the right, a null is `null`, long texts are cut off with an ellipsis.
    public String preview(int maxRows) {
        return preview(maxRows, "null");
    }

    /// The same with `nullText` in the place of nulls.
    public String preview(int maxRows, String nullText) {
        return Preview.ofTable(this, maxRows, nullText);
    }

    /// A {@link #preview} of the first ten rows.
    @Override
    public String toString() {
        return ownership.isReleased() ? "closed table of " + schema : preview(SHOWN_ROWS);
    }

    /// Made on first use: a Cleaner has a thread.
    private static final class Forgotten {
        static final Cleaner CLEANER = Cleaner.create();
    }
}
