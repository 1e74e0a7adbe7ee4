package dev.tasse.internal.operator;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.ChunkedColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.data.StructColumn;
import dev.tasse.data.Table;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The rows of a table in batches, each a view.
final class Batches {
    /// What a batch and some columns made of it may take to stay in the cache of a processor.
    private static final long BATCH_BYTES = 256 << 10;

    private static final long FEW_ROWS = 2048;

    private Batches() {}

    /// The rows of `all` in batches of `rows` rows, the last one perhaps of fewer; none for no
    /// rows.
    static Iterable<Batch> of(Batch all, long rows) {
        return () -> iterator(all, rows);
    }

    /// How many rows of `all` to take at once, `most` at most: many narrow ones, since each batch
    /// has its price, but no more than stay in the cache.
    static long rows(Batch all, int most) {
        long width = 1;
        for (Column column : all.columns()) width += width(column);
        return Math.min(most, Math.max(FEW_ROWS, Long.highestOneBit(BATCH_BYTES / width)));
    }

    private static int width(Column column) {
        return switch (column) {
            case ConstantColumn _ -> 0;
            case BoolColumn _ -> 1;
            case DictionaryColumn _ -> Integer.BYTES;
            case FixedColumn fixed -> fixed.width();
            case DecimalColumn decimal -> decimal.width();
            case StringColumn _ -> StringViews.BYTES;
            case ListColumn _, StructColumn _, ChunkedColumn _ -> StringViews.BYTES;
        };
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

    private static Iterator<Batch> iterator(Batch all, long rows) {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < all.rows();
            }

            @Override
            public Batch next() {
                if (!hasNext()) throw new NoSuchElementException();
                long count = Math.min(rows, all.rows() - next);
                Batch batch = slice(all, next, count);
                next += count;
                return batch;
            }
        };
    }
}
