package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// The least or greatest value of each group, in the order of {@link Comparison}; null for none.
///
/// The values are kept as keys of groups are, so that all types have one form.
final class Extreme implements Reducer {
    private final boolean greatest;
    private final Seen seen;
    private final StoredKeys values;
    private final GrowingSegment orders;
    private final int[] row = new int[1];

    Extreme(boolean greatest, DataType type, MemoryPool pool) {
        this.greatest = greatest;
        seen = new Seen(pool);
        values = new StoredKeys(type, pool);
        orders = new GrowingSegment(pool, "orders");
    }

    @Override
    public void update(Column column, MemorySegment groups, int count, int groupCount) {
        seen.ensure(groupCount);
        orders.ensure((long) groupCount * Long.BYTES);
        boolean noNulls = column.nullCount() == 0;
        for (int i = 0; i < count; i++) {
            if (!noNulls && column.isNull(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            if (!seen.get(group) || isBetter(column, i, group)) take(column, i, group);
        }
    }

    private void take(Column column, int i, int group) {
        row[0] = i;
        values.replace(column, row, group);
        orders.memory().setAtIndex(Layouts.LONG, group, OrderKeys.key(column, i));
        seen.set(group);
    }

    private boolean isBetter(Column column, int i, int group) {
        long kept = orders.memory().getAtIndex(Layouts.LONG, group);
        int comparison = Long.compare(OrderKeys.key(column, i), kept);
        if (comparison == 0) comparison = values.compareExact(column, i, group);
        return greatest ? comparison > 0 : comparison < 0;
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        seen.ensure(groupCount);
        return values.finish(groupCount, seen.validity(groupCount, lease), lease);
    }

    @Override
    public void close() {
        seen.close();
        values.close();
        orders.close();
    }
}
