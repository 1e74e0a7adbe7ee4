package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Variances and covariances: means and sums of products of the distances from them, brought up to
/// date row by row (Welford, "Note on a method for calculating corrected sums", 1962) and merged
/// pairwise (Chan, Golub, LeVeque, "Updating formulae", 1979), so that nothing is lost when values
/// are large and close to each other.
final class Moments implements Accumulator {
    // The state of a group, each 8 bytes: how many values, the two means, the sums of the squares
    // and of the products of the distances.
    private static final int COUNT = 0;
    private static final int MEAN_X = 1;
    private static final int MEAN_Y = 2;
    private static final int SQUARES_X = 3;
    private static final int SQUARES_Y = 4;
    private static final int PRODUCTS = 5;
    private static final int WIDTH = 6;

    private final Moment moment;
    private final boolean merges;
    private final GrowingSegment states;

    /// Merges partial results if `merges`, else takes rows.
    Moments(Moment moment, boolean merges, MemoryPool pool) {
        this.moment = moment;
        this.merges = merges;
        states = new GrowingSegment(pool, "moments");
    }

    @Override
    public void update(List<Column> arguments, RowGroups rows) {
        MemorySegment groups = rows.numbers();
        int count = rows.count();
        int groupCount = rows.groupCount();
        states.ensure((long) groupCount * WIDTH * Double.BYTES);
        MemorySegment state = states.memory();
        if (merges) {
            for (int i = 0; i < count; i++) {
                merge(arguments, i, state, (long) groups.getAtIndex(Layouts.INT, i) * WIDTH);
            }
        } else if (moment.isOfPairs()) {
            addPairs(arguments.get(0), arguments.get(1), groups, count);
        } else {
            add(arguments.getFirst(), groups, count);
        }
    }

    private void add(Column column, MemorySegment groups, int count) {
        MemorySegment state = states.memory();
        MemorySegment values = ((FixedColumn) column).values();
        boolean noNulls = column.nullCount() == 0;
        Bitmap validity = column.validity();
        for (int i = 0; i < count; i++) {
            if (!noNulls && !validity.get(i)) continue;
            long at = (long) groups.getAtIndex(Layouts.INT, i) * WIDTH;
            double x = values.getAtIndex(Layouts.DOUBLE, i);
            double n = state.getAtIndex(Layouts.DOUBLE, at + COUNT) + 1;
            double mean = state.getAtIndex(Layouts.DOUBLE, at + MEAN_X);
            double distance = x - mean;
            mean += distance / n;
            state.setAtIndex(Layouts.DOUBLE, at + COUNT, n);
            state.setAtIndex(Layouts.DOUBLE, at + MEAN_X, mean);
            addTo(state, at + SQUARES_X, distance * (x - mean));
        }
    }

    private void addPairs(Column left, Column right, MemorySegment groups, int count) {
        MemorySegment state = states.memory();
        MemorySegment xs = ((FixedColumn) left).values();
        MemorySegment ys = ((FixedColumn) right).values();
        boolean noNulls = left.nullCount() == 0 && right.nullCount() == 0;
        for (int i = 0; i < count; i++) {
            if (!noNulls && (left.isNull(i) || right.isNull(i))) continue;
            long at = (long) groups.getAtIndex(Layouts.INT, i) * WIDTH;
            double x = xs.getAtIndex(Layouts.DOUBLE, i);
            double y = ys.getAtIndex(Layouts.DOUBLE, i);
            double n = state.getAtIndex(Layouts.DOUBLE, at + COUNT) + 1;
            double meanX = state.getAtIndex(Layouts.DOUBLE, at + MEAN_X);
            double meanY = state.getAtIndex(Layouts.DOUBLE, at + MEAN_Y);
            double share = 1 / n;
            double distanceX = x - meanX;
            double distanceY = y - meanY;
            meanX += distanceX * share;
            meanY += distanceY * share;
            state.setAtIndex(Layouts.DOUBLE, at + COUNT, n);
            state.setAtIndex(Layouts.DOUBLE, at + MEAN_X, meanX);
            state.setAtIndex(Layouts.DOUBLE, at + MEAN_Y, meanY);
            addTo(state, at + SQUARES_X, distanceX * (x - meanX));
            addTo(state, at + SQUARES_Y, distanceY * (y - meanY));
            addTo(state, at + PRODUCTS, distanceX * (y - meanY));
        }
    }

    private static void addTo(MemorySegment state, long at, double value) {
        state.setAtIndex(Layouts.DOUBLE, at, state.getAtIndex(Layouts.DOUBLE, at) + value);
    }

    private static void merge(List<Column> parts, long row, MemorySegment state, long at) {
        double more = parts.get(COUNT).getDouble(row);
        if (more == 0) return;
        double before = state.getAtIndex(Layouts.DOUBLE, at + COUNT);
        double n = before + more;
        double distanceX =
                parts.get(MEAN_X).getDouble(row) - state.getAtIndex(Layouts.DOUBLE, at + MEAN_X);
        double distanceY =
                parts.get(MEAN_Y).getDouble(row) - state.getAtIndex(Layouts.DOUBLE, at + MEAN_Y);
        double share = more / n;
        state.setAtIndex(Layouts.DOUBLE, at + COUNT, n);
        addTo(state, at + MEAN_X, distanceX * share);
        addTo(state, at + MEAN_Y, distanceY * share);
        double weight = before * share;
        addTo(
                state,
                at + SQUARES_X,
                parts.get(SQUARES_X).getDouble(row) + distanceX * distanceX * weight);
        addTo(
                state,
                at + SQUARES_Y,
                parts.get(SQUARES_Y).getDouble(row) + distanceY * distanceY * weight);
        addTo(
                state,
                at + PRODUCTS,
                parts.get(PRODUCTS).getDouble(row) + distanceX * distanceY * weight);
    }

    static List<DataType> partTypes() {
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < WIDTH; i++) types.add(DataType.FLOAT64);
        return types;
    }

    @Override
    public List<Column> parts(int groupCount, Lease lease) {
        states.ensure((long) groupCount * WIDTH * Double.BYTES);
        List<Column> parts = new ArrayList<>();
        for (int part = 0; part < WIDTH; part++) {
            FixedColumn column =
                    FixedColumn.allocate(
                            lease, DataType.FLOAT64, groupCount, Bitmap.allSet(groupCount));
            for (long group = 0; group < groupCount; group++) {
                column.values().setAtIndex(Layouts.DOUBLE, group, state(group, part));
            }
            parts.add(column);
        }
        return parts;
    }

    private double state(long group, int part) {
        return states.memory().getAtIndex(Layouts.DOUBLE, group * WIDTH + part);
    }

    @Override
    public Column finish(int groupCount, Lease lease) {
        states.ensure((long) groupCount * WIDTH * Double.BYTES);
        Bitmap validity = Bitmap.allocate(lease, groupCount, true);
        FixedColumn out = FixedColumn.allocate(lease, DataType.FLOAT64, groupCount, validity);
        for (int group = 0; group < groupCount; group++) {
            double n = state(group, COUNT);
            if (n < moment.leastValues()) {
                validity.set(group, false);
                out.values().setAtIndex(Layouts.DOUBLE, group, 0);
            } else {
                double value =
                        moment.value(
                                n,
                                state(group, SQUARES_X),
                                state(group, SQUARES_Y),
                                state(group, PRODUCTS));
                out.values().setAtIndex(Layouts.DOUBLE, group, value);
            }
        }
        return new FixedColumn(DataType.FLOAT64, groupCount, out.values(), validity.simplified());
    }

    @Override
    public void close() {
        states.close();
    }
}
