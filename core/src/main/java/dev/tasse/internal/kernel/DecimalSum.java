package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DecimalType;

import java.lang.foreign.MemorySegment;

/// Exact sums of decimals in 128 bits; one of more than 38 digits is an error.
final class DecimalSum implements Reducer {
    private static final long BYTES = 16;

    private final DecimalType result;
    private final GrowingSegment sums;
    private final Seen seen;

    DecimalSum(DecimalType result, MemoryPool pool) {
        this.result = result;
        sums = new GrowingSegment(pool, "sums");
        seen = new Seen(pool);
    }

    @Override
    public void update(Column column, RowGroups rows) {
        MemorySegment groups = rows.numbers();
        int count = rows.count();
        int groupCount = rows.groupCount();
        sums.ensure(groupCount * BYTES);
        seen.ensure(groupCount);
        DecimalColumn decimals = (DecimalColumn) column;
        MemorySegment values = decimals.values();
        boolean narrow = decimals.decimalType().isNarrow();
        Bitmap validity = column.validity();
        for (int i = 0; i < count; i++) {
            if (!validity.get(i)) continue;
            int group = groups.getAtIndex(Layouts.INT, i);
            long low = narrow ? values.getAtIndex(Layouts.LONG, i) : Decimals.low(values, i);
            long high = narrow ? low >> 63 : Decimals.high(values, i);
            add(group, high, low);
            seen.set(group);
        }
    }

    private void add(int group, long high, long low) {
        MemorySegment state = sums.memory();
        long oldLow = Decimals.low(state, group);
        long oldHigh = Decimals.high(state, group);
        long newLow = oldLow + low;
        long carry = Long.compareUnsigned(newLow, oldLow) < 0 ? 1 : 0;
        long newHigh = oldHigh + high + carry;
        boolean overflow = ((oldHigh ^ newHigh) & (high ^ newHigh)) < 0;
        if (overflow) throw Overflow.of("a sum", result.toString());
        Decimals.set(state, group, newHigh, newLow);
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        sums.ensure(groupCount * BYTES);
        Bitmap validity = seen.validity(groupCount, lease);
        DecimalColumn out = DecimalColumn.allocate(lease, result, groupCount, validity);
        MemorySegment.copy(sums.memory(), 0, out.values(), 0, out.values().byteSize());
        for (int group = 0; group < groupCount; group++) {
            boolean fits =
                    Decimals.unscaled(out, group)
                                    .abs()
                                    .compareTo(Decimals.power(DecimalType.MAX_PRECISION))
                            < 0;
            if (!fits) throw Overflow.of("a sum", result.toString());
        }
        return out;
    }

    @Override
    public void close() {
        sums.close();
        seen.close();
    }
}
