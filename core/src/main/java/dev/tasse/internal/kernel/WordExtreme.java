package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// The least or greatest of values that fit one word each, by their {@link OrderKeys}; null for
/// groups without a value. Of 0.0 and -0.0, which are equal, the result is 0.0.
final class WordExtreme implements Reducer {
    private final DataType type;
    // What turns the greatest into the least: the order of the complements is the reverse.
    private final long flip;
    private final GrowingSegment words;
    private final Seen seen;
    private final Lease scratch;
    // The words of the groups below are set, to the greatest one at first.
    private int known;

    WordExtreme(boolean greatest, DataType type, MemoryPool pool) {
        this.type = type;
        flip = greatest ? -1 : 0;
        words = new GrowingSegment(pool, "extremes");
        seen = new Seen(pool);
        scratch = pool.lease(0, "extremes");
    }

    @Override
    public void update(Column column, RowGroups rows) {
        MemorySegment groups = rows.numbers();
        int count = rows.count();
        int groupCount = rows.groupCount();
        begin(groupCount);
        scratch.reset();
        MemorySegment values = OrderKeys.of(column, scratch);
        if (column.nullCount() > 0) {
            seen.ensure(groupCount);
            takeKnown(values, column.validity(), groups, count);
        } else {
            seen.addAll(rows);
            takeAll(values, groups, count);
        }
    }

    private void begin(int groupCount) {
        words.ensure((long) groupCount * Long.BYTES);
        MemorySegment state = words.memory();
        for (int group = known; group < groupCount; group++) {
            state.setAtIndex(Layouts.LONG, group, Long.MAX_VALUE);
        }
        known = Math.max(known, groupCount);
    }

    @Override
    public void reserve(int groups) {
        words.ensure((long) groups * Long.BYTES);
    }

    @Override
    public void updateOne(Column column, RowGroups zeros) {
        long n = column.length();
        if (n == 0 || column.nullCount() > 0) {
            Reducer.super.updateOne(column, zeros);
            return;
        }
        begin(1);
        seen.ensure(1);
        seen.set(0);
        scratch.reset();
        MemorySegment values = OrderKeys.of(column, scratch);
        // Soon hardly a batch has a better value.
        boolean known = seen.get(0);
        long before = words.memory().get(Layouts.LONG, 0);
        if (known && !WholeColumn.anyLess(values, n, flip, before)) return;
        long best = flip == 0 ? WholeColumn.least(values, n) : WholeColumn.greatest(values, n);
        take(words.memory(), 0, best ^ flip);
    }

    private void takeAll(MemorySegment values, MemorySegment groups, int count) {
        MemorySegment state = words.memory();
        for (int i = 0; i < count; i++) {
            int group = groups.getAtIndex(Layouts.INT, i);
            take(state, group, values.getAtIndex(Layouts.LONG, i) ^ flip);
        }
    }

    private void takeKnown(MemorySegment values, Bitmap validity, MemorySegment groups, int count) {
        MemorySegment state = words.memory();
        MemorySegment flags = seen.memory();
        for (int i = 0; i < count; i++) {
            if (!validity.get(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            take(state, group, values.getAtIndex(Layouts.LONG, i) ^ flip);
            flags.set(Layouts.BYTE, group, (byte) 1);
        }
    }

    private static void take(MemorySegment state, int group, long word) {
        long before = state.getAtIndex(Layouts.LONG, group);
        state.setAtIndex(Layouts.LONG, group, Math.min(before, word));
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        words.ensure((long) groupCount * Long.BYTES);
        MemorySegment out = lease.allocate((long) groupCount * Long.BYTES);
        for (int group = 0; group < groupCount; group++) {
            long word = words.memory().getAtIndex(Layouts.LONG, group);
            out.setAtIndex(Layouts.LONG, group, word ^ flip);
        }
        return OrderKeys.column(type, out, seen.validity(groupCount, lease), lease);
    }

    @Override
    public void close() {
        words.close();
        seen.close();
        scratch.close();
    }
}
