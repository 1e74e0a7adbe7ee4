package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DecimalType;

import java.lang.foreign.MemorySegment;

/// Keys that are decimals of 16 bytes.
final class StoredWides implements StoredKeys {
    private static final long BYTES = 2 * Long.BYTES;

    private final DecimalType type;
    private final GrowingSegment values;
    private final StoredNulls nulls;
    private MemorySegment loaded = MemorySegment.NULL;

    StoredWides(DecimalType type, MemoryPool pool) {
        this.type = type;
        values = new GrowingSegment(pool, "group keys");
        nulls = new StoredNulls(pool);
    }

    @Override
    public void load(Column column, Lease scratch) {
        loaded = ((DecimalColumn) column).values();
        nulls.load(column);
    }

    @Override
    public void append(int[] rows, int count, int first) {
        values.ensure((first + count) * BYTES);
        for (int i = 0; i < count; i++) {
            MemorySegment.copy(
                    loaded, rows[i] * BYTES, values.memory(), (first + i) * BYTES, BYTES);
        }
        nulls.append(rows, count, first);
    }

    @Override
    public void compare(int[] rows, int[] groups, int count, boolean[] same) {
        MemorySegment stored = values.memory();
        if (nulls.isNeeded()) nulls.compare(rows, groups, count, same);
        for (int i = 0; i < count; i++) {
            if (!same[i] || nulls.isNull(groups[i])) continue;
            same[i] = Decimals.compare(loaded, rows[i], stored, groups[i]) == 0;
        }
    }

    @Override
    public Column finish(int count, Lease lease) {
        Bitmap validity = nulls.finish(count, lease);
        DecimalColumn out = DecimalColumn.allocate(lease, type, count, validity);
        MemorySegment.copy(values.memory(), 0, out.values(), 0, count * BYTES);
        return out;
    }

    @Override
    public void close() {
        values.close();
        nulls.close();
    }
}
