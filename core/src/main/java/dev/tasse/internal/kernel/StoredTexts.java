package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Keys that are texts: their views, and the bytes of long ones in buffers of their own. A null is
/// a view of length -1.
final class StoredTexts implements StoredKeys {
    private static final long NULL = -1;

    private final DataType type;
    private final GrowingSegment views;
    private final TextPile bytes;
    private boolean anyNull;
    private StringColumn column;
    private boolean nullable;

    StoredTexts(DataType type, MemoryPool pool) {
        this.type = type;
        views = GrowingSegment.unspecified(pool, "group keys");
        bytes = new TextPile(pool, "group keys");
        column = new StringColumn(0, MemorySegment.NULL, List.of(), Bitmap.allSet(0));
    }

    @Override
    public void load(Column batch, Lease scratch) {
        column = (StringColumn) batch;
        nullable = batch.nullCount() > 0;
    }

    @Override
    public void reserve(int groups) {
        views.ensure((long) groups * StringViews.BYTES);
    }

    @Override
    public void append(int[] rows, int count, int first) {
        views.ensure((long) (first + count) * StringViews.BYTES);
        MemorySegment target = views.memory();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                StringViews.set(target, first + i, NULL, 0);
                anyNull = true;
                continue;
            }
            long low = StringViews.low(column.views(), row);
            boolean inline = (int) low <= StringViews.MAX_INLINE;
            long high = inline ? StringViews.high(column.views(), row) : bytes.append(column, row);
            StringViews.set(target, first + i, low, high);
        }
    }

    @Override
    public void compare(int[] rows, int[] groups, int count, boolean[] same) {
        MemorySegment stored = views.memory();
        MemorySegment loaded = column.views();
        for (int i = 0; i < count; i++) {
            if (!same[i]) continue;
            int row = rows[i];
            long low = StringViews.low(stored, groups[i]);
            if (nullable && column.isNull(row)) {
                same[i] = low == NULL;
            } else if (low != StringViews.low(loaded, row)) {
                same[i] = false;
            } else if ((int) low <= StringViews.MAX_INLINE) {
                same[i] = StringViews.high(stored, groups[i]) == StringViews.high(loaded, row);
            } else {
                same[i] = bytes.isEqual(StringViews.high(stored, groups[i]), column, row);
            }
        }
    }

    @Override
    public Column finish(int count, Lease lease) {
        if (!anyNull) return bytes.column(type, views.memory(), Bitmap.allSet(count), lease);
        Bitmap validity = Bitmap.allocate(lease, count, true);
        StringColumn out = bytes.column(type, views.memory(), validity, lease);
        for (int group = 0; group < count; group++) {
            if (StringViews.low(out.views(), group) != NULL) continue;
            validity.set(group, false);
            StringViews.set(out.views(), group, 0, 0);
        }
        return out;
    }

    @Override
    public void close() {
        views.close();
        bytes.close();
    }
}
