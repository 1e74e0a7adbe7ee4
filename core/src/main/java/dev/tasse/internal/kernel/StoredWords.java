package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;

/// Keys that fit one word each: kept and compared as their {@link OrderKeys}, which are the same
/// for equal floats, and shown as the first row of the group had them.
final class StoredWords implements StoredKeys {
    private final DataType type;
    private final GrowingSegment words;
    private final StoredNulls nulls;
    // The bits of floats, of which several have the same word; else the words themselves.
    private final GrowingSegment shown;
    private Column column = new BoolColumn(0, Bitmap.allSet(0), Bitmap.allSet(0));
    private MemorySegment loaded = MemorySegment.NULL;

    StoredWords(DataType type, MemoryPool pool) {
        this.type = type;
        words = GrowingSegment.unspecified(pool, "group keys");
        shown = type instanceof FloatType ? GrowingSegment.unspecified(pool, "group keys") : words;
        nulls = new StoredNulls(pool);
    }

    @Override
    public void load(Column batch, Lease scratch) {
        column = batch;
        loaded = scratch.allocate(batch.length() * Long.BYTES);
        OrderKeys.write(batch, loaded);
        nulls.load(batch);
    }

    @Override
    public void reserve(int groups) {
        words.ensure((long) groups * Long.BYTES);
        nulls.reserve(groups);
        if (shown != words) shown.ensure((long) groups * Long.BYTES);
    }

    @Override
    public void append(int[] rows, int count, int first) {
        long bytes = (long) (first + count) * Long.BYTES;
        words.ensure(bytes);
        MemorySegment target = words.memory();
        for (int i = 0; i < count; i++) {
            long word = loaded.getAtIndex(Layouts.LONG, rows[i]);
            target.setAtIndex(Layouts.LONG, first + i, word);
        }
        if (column instanceof FixedColumn fixed && shown != words) {
            shown.ensure(bytes);
            for (int i = 0; i < count; i++) {
                long bits = Integers.get(fixed.values(), rows[i], fixed.width());
                shown.memory().setAtIndex(Layouts.LONG, first + i, bits);
            }
        }
        nulls.append(rows, count, first);
    }

    @Override
    public void compare(int[] rows, int[] groups, int count, boolean[] same) {
        MemorySegment stored = words.memory();
        if (nulls.isNeeded()) {
            nulls.compare(rows, groups, count, same);
            for (int i = 0; i < count; i++) {
                if (!same[i] || nulls.isNull(groups[i])) continue;
                long word = loaded.getAtIndex(Layouts.LONG, rows[i]);
                same[i] = word == stored.getAtIndex(Layouts.LONG, groups[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            long word = loaded.getAtIndex(Layouts.LONG, rows[i]);
            same[i] &= word == stored.getAtIndex(Layouts.LONG, groups[i]);
        }
    }

    @Override
    public Column finish(int count, Lease lease) {
        Bitmap validity = nulls.finish(count, lease);
        if (shown == words) return OrderKeys.column(type, words.memory(), validity, lease);
        int width = type.valueBytes();
        MemorySegment values = lease.allocate((long) count * width);
        for (int group = 0; group < count; group++) {
            Integers.set(values, group, width, shown.memory().getAtIndex(Layouts.LONG, group));
        }
        return new FixedColumn(type, count, values, validity);
    }

    @Override
    public void close() {
        words.close();
        if (shown != words) shown.close();
        nulls.close();
    }
}
