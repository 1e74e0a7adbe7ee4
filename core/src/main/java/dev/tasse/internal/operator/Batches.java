package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The rows of a table in batches, each a view.
final class Batches {
    private Batches() {}

    /// Batches of `rows` rows, the last one perhaps of fewer; none for an empty table.
    static Iterable<Batch> of(Table table, long rows) {
        return () -> iterator(table, rows);
    }

    /// All rows at once.
    static Batch all(Table table) {
        return new Batch(table.columns(), table.rowCount());
    }

    /// The `count` rows of `table` from `from` on.
    static Batch slice(Table table, long from, long count) {
        return slice(all(table), from, count);
    }

    /// The `count` rows of `batch` from `from` on.
    static Batch slice(Batch batch, long from, long count) {
        List<Column> columns = new ArrayList<>(batch.columns().size());
        for (Column column : batch.columns()) columns.add(column.slice(from, count));
        return new Batch(columns, count);
    }

    private static Iterator<Batch> iterator(Table table, long rows) {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < table.rowCount();
            }

            @Override
            public Batch next() {
                if (!hasNext()) throw new NoSuchElementException();
                long count = Math.min(rows, table.rowCount() - next);
                Batch batch = slice(table, next, count);
                next += count;
                return batch;
            }
        };
    }
}
