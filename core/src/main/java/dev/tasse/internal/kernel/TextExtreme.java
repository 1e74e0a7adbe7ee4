package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// The least or greatest of texts; null for groups without a value.
///
/// The first eight bytes decide nearly always; only where they are the same are texts compared
/// whole.
final class TextExtreme implements Reducer {
    private static final long MOST_DEAD_BYTES = 1 << 20;

    private final boolean greatest;
    private final DataType type;
    private final MemoryPool pool;
    private final GrowingSegment words;
    private final GrowingSegment views;
    private final Seen seen;
    private TextPile bytes;
    private long liveBytes;
    private long deadBytes;

    TextExtreme(boolean greatest, DataType type, MemoryPool pool) {
        this.greatest = greatest;
        this.type = type;
        this.pool = pool;
        words = new GrowingSegment(pool, "extremes");
        views = new GrowingSegment(pool, "extremes");
        seen = new Seen(pool);
        bytes = new TextPile(pool, "extremes");
    }

    @Override
    public void update(Column column, RowGroups rows) {
        MemorySegment groups = rows.numbers();
        int count = rows.count();
        int groupCount = rows.groupCount();
        words.ensure((long) groupCount * Long.BYTES);
        views.ensure((long) groupCount * StringViews.BYTES);
        seen.ensure(groupCount);
        StringColumn text = (StringColumn) column;
        boolean noNulls = column.nullCount() == 0;
        for (int i = 0; i < count; i++) {
            if (!noNulls && column.isNull(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            long word = OrderKeys.word(text, i, 0);
            if (!seen.get(group) || isBetter(text, i, word, group)) take(text, i, word, group);
        }
        if (deadBytes > Math.max(MOST_DEAD_BYTES, liveBytes)) compact(groupCount);
    }

    @Override
    public void updateOne(Column column, RowGroups zeros) {
        StringColumn text = (StringColumn) column;
        long n = column.length();
        if (n == 0 || column.nullCount() > 0) {
            Reducer.super.updateOne(column, zeros);
            return;
        }
        words.ensure(Long.BYTES);
        views.ensure(StringViews.BYTES);
        seen.ensure(1);
        if (!seen.get(0)) take(text, 0, OrderKeys.word(text, 0, 0), 0);
        int flip = greatest ? -1 : 0;
        int row = 0;
        while (row < n) {
            long best = words.memory().get(Layouts.LONG, 0) ^ flip;
            row = WholeColumn.firstRival(text, row, best, bestTail(flip), flip);
            if (row == n) break;
            long word = OrderKeys.word(text, row, 0);
            if (isBetter(text, row, word, 0)) take(text, row, word, 0);
            row++;
        }
        if (deadBytes > Math.max(MOST_DEAD_BYTES, liveBytes)) compact(1);
    }

    private int bestTail(int flip) {
        boolean inline = StringViews.length(views.memory(), 0) <= StringViews.MAX_INLINE;
        long high = StringViews.high(views.memory(), 0);
        return inline ? WholeColumn.tail(high) ^ flip : Integer.MAX_VALUE;
    }

    private boolean isBetter(StringColumn text, int row, long word, int group) {
        int order = Long.compare(word, words.memory().getAtIndex(Layouts.LONG, group));
        if (order == 0) order = -bytes.compare(views.memory(), group, text, row);
        return greatest ? order > 0 : order < 0;
    }

    private void take(StringColumn text, int row, long word, int group) {
        long old = StringViews.length(views.memory(), group);
        if (seen.get(group) && old > StringViews.MAX_INLINE) {
            deadBytes += old;
            liveBytes -= old;
        }
        long low = StringViews.low(text.views(), row);
        boolean inline = (int) low <= StringViews.MAX_INLINE;
        if (!inline) liveBytes += (int) low;
        long high = inline ? StringViews.high(text.views(), row) : bytes.append(text, row);
        StringViews.set(views.memory(), group, low, high);
        words.memory().setAtIndex(Layouts.LONG, group, word);
        seen.set(group);
    }

    /// Leaves the bytes behind that no group refers to any more.
    private void compact(int groupCount) {
        TextPile compacted = new TextPile(pool, "extremes");
        StringColumn all = bytes.view(type, views.memory(), groupCount);
        for (int group = 0; group < groupCount; group++) {
            if (!seen.get(group) || all.byteLength(group) <= StringViews.MAX_INLINE) continue;
            long low = StringViews.low(views.memory(), group);
            StringViews.set(views.memory(), group, low, compacted.append(all, group));
        }
        bytes.close();
        bytes = compacted;
        deadBytes = 0;
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        views.ensure((long) groupCount * StringViews.BYTES);
        return bytes.column(type, views.memory(), seen.validity(groupCount, lease), lease);
    }

    @Override
    public void close() {
        words.close();
        views.close();
        seen.close();
        bytes.close();
    }
}
