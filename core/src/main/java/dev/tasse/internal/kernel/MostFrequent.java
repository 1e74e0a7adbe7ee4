package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The value that a group has most often; of several, the one that came first; null for groups
/// without a value.
final class MostFrequent implements Accumulator {
    private final DataType type;
    private final ValuePairs pairs;
    private final GrowingSegment counts;

    MostFrequent(DataType type, MemoryPool pool) {
        this.type = type;
        pairs = new ValuePairs(type, pool);
        counts = new GrowingSegment(pool, "counts of values");
    }

    @Override
    public void update(List<Column> arguments, RowGroups rows) {
        MemorySegment groups = rows.numbers();
        int count = rows.count();
        ValuePairs.Paired paired = pairs.add(arguments.getFirst(), groups, count);
        counts.ensure((long) pairs.count() * Long.BYTES);
        MemorySegment state = counts.memory();
        for (int row = 0; row < paired.count(); row++) {
            int pair = paired.pairs().getAtIndex(Layouts.INT, row);
            state.setAtIndex(Layouts.LONG, pair, state.getAtIndex(Layouts.LONG, pair) + 1);
        }
    }

    @Override
    public List<Column> parts(int groupCount, Lease lease) {
        throw new AssertionError("the most frequent value has no partial result");
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        int n = pairs.count();
        if (n == 0) return new ConstantColumn(type, groupCount, null);
        List<Column> columns = pairs.columns(lease);
        MemorySegment best = lease.allocate((long) groupCount * Integer.BYTES).fill((byte) -1);
        MemorySegment state = counts.memory();
        for (int pair = 0; pair < n; pair++) {
            int group = Math.toIntExact(columns.getFirst().getLong(pair));
            int before = best.getAtIndex(Layouts.INT, group);
            boolean better =
                    before < 0
                            || state.getAtIndex(Layouts.LONG, pair)
                                    > state.getAtIndex(Layouts.LONG, before);
            if (better) best.setAtIndex(Layouts.INT, group, pair);
        }
        Bitmap validity = Bitmap.allocate(lease, groupCount, true);
        for (int group = 0; group < groupCount; group++) {
            if (best.getAtIndex(Layouts.INT, group) >= 0) continue;
            validity.set(group, false);
            best.setAtIndex(Layouts.INT, group, 0);
        }
        return Flattening.take(columns.get(1), best, validity, lease);
    }

    @Override
    public void close() {
        pairs.close();
        counts.close();
    }
}
