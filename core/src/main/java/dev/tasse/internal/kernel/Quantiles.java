package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// The value below which a share of the values of a group lies, between two values in proportion;
/// NaN is the greatest value. Null for groups without a value.
///
/// The values of all groups are kept, brought together by group in the end, and sorted group by
/// group.
final class Quantiles implements Accumulator {
    private static final double MEDIAN = 0.5;

    private final MemoryPool pool;
    private final GrowingSegment values;
    private final GrowingSegment owners;
    private double share = MEDIAN;
    private long count;

    Quantiles(MemoryPool pool) {
        this.pool = pool;
        values = new GrowingSegment(pool, "values of groups");
        owners = new GrowingSegment(pool, "values of groups");
    }

    @Override
    public void update(List<Column> arguments, RowGroups batch) {
        MemorySegment groups = batch.numbers();
        int rows = batch.count();
        if (rows == 0) return;
        if (arguments.size() > 1) share = arguments.get(1).getDouble(0);
        Column column = arguments.getFirst();
        values.ensure((count + rows) * Double.BYTES);
        owners.ensure((count + rows) * Integer.BYTES);
        MemorySegment from = ((FixedColumn) column).values();
        if (column.nullCount() == 0) {
            MemorySegment.copy(
                    from, 0, values.memory(), count * Double.BYTES, (long) rows * Double.BYTES);
            MemorySegment.copy(
                    groups, 0, owners.memory(), count * Integer.BYTES, (long) rows * Integer.BYTES);
            count += rows;
            return;
        }
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) continue;
            double value = from.getAtIndex(Layouts.DOUBLE, row);
            values.memory().setAtIndex(Layouts.DOUBLE, count, value);
            int group = groups.getAtIndex(Layouts.INT, row);
            owners.memory().setAtIndex(Layouts.INT, count, group);
            count++;
        }
    }

    @Override
    public List<Column> parts(int groupCount, Lease lease) {
        throw new AssertionError("quantiles have no partial result");
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        Bitmap validity = Bitmap.allocate(lease, groupCount, true);
        FixedColumn out = FixedColumn.allocate(lease, DataType.FLOAT64, groupCount, validity);
        try (Lease scratch = pool.lease(0, "values by group")) {
            MemorySegment ends = scratch.allocateZeroed((groupCount + 1L) * Long.BYTES);
            MemorySegment sorted = byGroup(groupCount, ends, scratch);
            double[] some = {};
            long start = 0;
            for (int group = 0; group < groupCount; group++) {
                long end = ends.getAtIndex(Layouts.LONG, group);
                int size = Math.toIntExact(end - start);
                if (some.length < size) some = new double[Math.max(size, 2 * some.length)];
                MemorySegment.copy(sorted, Layouts.DOUBLE, start * Double.BYTES, some, 0, size);
                validity.set(group, size > 0);
                double value = size == 0 ? 0 : quantile(some, size);
                out.values().setAtIndex(Layouts.DOUBLE, group, value);
                start = end;
            }
        }
        return new FixedColumn(DataType.FLOAT64, groupCount, out.values(), validity.simplified());
    }

    /// The values group by group; `ends` becomes where each group ends.
    private MemorySegment byGroup(int groupCount, MemorySegment ends, Lease scratch) {
        MemorySegment of = owners.memory();
        for (long i = 0; i < count; i++) {
            long next = of.getAtIndex(Layouts.INT, i) + 1L;
            ends.setAtIndex(Layouts.LONG, next, ends.getAtIndex(Layouts.LONG, next) + 1);
        }
        for (long group = 1; group <= groupCount; group++) {
            long before = ends.getAtIndex(Layouts.LONG, group - 1);
            ends.setAtIndex(Layouts.LONG, group, before + ends.getAtIndex(Layouts.LONG, group));
        }
        MemorySegment sorted = scratch.allocate(count * Double.BYTES);
        for (long i = 0; i < count; i++) {
            int group = of.getAtIndex(Layouts.INT, i);
            long place = ends.getAtIndex(Layouts.LONG, group);
            ends.setAtIndex(Layouts.LONG, group, place + 1);
            double value = values.memory().getAtIndex(Layouts.DOUBLE, i);
            sorted.setAtIndex(Layouts.DOUBLE, place, value);
        }
        return sorted;
    }

    private double quantile(double[] some, int size) {
        Arrays.sort(some, 0, size);
        double place = share * (size - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        double low = some[below];
        double high = some[above];
        return low == high || below == above ? low : between(low, high, place - below);
    }

    /// The value that lies `part` of the way from `low` to `high`, whose difference may be more
    /// than a double holds.
    private static double between(double low, double high, double part) {
        boolean near = (low > 0 || high < 0) && Double.isFinite(low);
        return near ? low + (high - low) * part : low * (1 - part) + high * part;
    }

    @Override
    public void close() {
        values.close();
        owners.close();
    }
}
