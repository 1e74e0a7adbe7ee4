package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DecimalType;

import java.lang.foreign.MemorySegment;

/// The least or greatest of decimals of 16 bytes; null for groups without a value.
final class WideExtreme implements Reducer {
    private static final long BYTES = 2 * Long.BYTES;

    private final boolean greatest;
    private final DecimalType type;
    private final GrowingSegment values;
    private final Seen seen;

    WideExtreme(boolean greatest, DecimalType type, MemoryPool pool) {
        this.greatest = greatest;
        this.type = type;
        values = new GrowingSegment(pool, "extremes");
        seen = new Seen(pool);
    }

    @Override
    public void update(Column column, RowGroups rows) {
        MemorySegment groups = rows.numbers();
        int count = rows.count();
        int groupCount = rows.groupCount();
        values.ensure(groupCount * BYTES);
        seen.ensure(groupCount);
        MemorySegment state = values.memory();
        MemorySegment from = ((DecimalColumn) column).values();
        boolean noNulls = column.nullCount() == 0;
        for (int i = 0; i < count; i++) {
            if (!noNulls && column.isNull(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            if (seen.get(group)) {
                int order = Decimals.compare(from, i, state, group);
                if (greatest ? order <= 0 : order >= 0) continue;
            }
            MemorySegment.copy(from, i * BYTES, state, group * BYTES, BYTES);
            seen.set(group);
        }
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        values.ensure(groupCount * BYTES);
        DecimalColumn out =
                DecimalColumn.allocate(lease, type, groupCount, seen.validity(groupCount, lease));
        MemorySegment.copy(values.memory(), 0, out.values(), 0, groupCount * BYTES);
        return out;
    }

    @Override
    public void close() {
        values.close();
        seen.close();
    }
}
