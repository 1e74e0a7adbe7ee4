package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Takes each row from one of several columns of the same type.
public final class Choice {
    private Choice() {}

    /// The first value that is not null.
    static Column coalesce(Arguments arguments) {
        List<Column> columns = arguments.columns();
        int[] picks = new int[Math.toIntExact(arguments.rows())];
        for (int row = 0; row < picks.length; row++) {
            int pick = 0;
            while (pick < columns.size() - 1 && columns.get(pick).isNull(row)) pick++;
            picks[row] = pick;
        }
        return choose(columns, picks, arguments.lease());
    }

    /// The greatest value that is not null, NaN being the greatest number.
    static Column greatest(Arguments arguments) {
        return extreme(arguments, true);
    }

    /// The least value that is not null.
    static Column least(Arguments arguments) {
        return extreme(arguments, false);
    }

    private static Column extreme(Arguments arguments, boolean greatest) {
        Column best = arguments.column(0);
        // All have one type by now: there is nothing but null to choose from.
        if (best.type().equals(DataType.NULL)) return best;
        for (Column next : arguments.columns().subList(1, arguments.columns().size())) {
            List<Column> pair = greatest ? List.of(best, next) : List.of(next, best);
            Arguments sides =
                    new Arguments(pair, DataType.BOOL, arguments.rows(), arguments.lease());
            BoolColumn isBetter = Comparison.less(sides);
            int[] picks = new int[Math.toIntExact(arguments.rows())];
            for (int row = 0; row < picks.length; row++) {
                boolean taken = best.isNull(row) || isTrue(isBetter, row);
                picks[row] = taken && !next.isNull(row) ? 1 : 0;
            }
            best = choose(List.of(best, next), picks, arguments.lease());
        }
        return best;
    }

    /// The value at the place of the first condition that is true, else the last of `values`;
    /// conditions that are null are not true.
    public static Column when(List<BoolColumn> conditions, List<Column> values, Lease lease) {
        int[] picks = new int[Math.toIntExact(values.getFirst().length())];
        for (int row = 0; row < picks.length; row++) {
            int pick = 0;
            while (pick < conditions.size() && !isTrue(conditions.get(pick), row)) pick++;
            picks[row] = pick;
        }
        return choose(values, picks, lease);
    }

    private static boolean isTrue(BoolColumn condition, long row) {
        return condition.values().get(row) && condition.validity().get(row);
    }

    private static Column choose(List<Column> columns, int[] picks, Lease lease) {
        return switch (columns.getFirst()) {
            case FixedColumn first -> {
                FixedColumn out =
                        FixedColumn.allocate(
                                lease, first.type(), picks.length, validity(columns, picks, lease));
                List<MemorySegment> sources =
                        columns.stream().map(c -> ((FixedColumn) c).values()).toList();
                copy(sources, picks, out.width(), out.values());
                yield out;
            }
            case DecimalColumn first -> {
                DecimalColumn out =
                        DecimalColumn.allocate(
                                lease,
                                first.decimalType(),
                                picks.length,
                                validity(columns, picks, lease));
                List<MemorySegment> sources =
                        columns.stream().map(c -> ((DecimalColumn) c).values()).toList();
                copy(sources, picks, out.width(), out.values());
                yield out;
            }
            case StringColumn _ -> texts(columns, picks, lease);
            case BoolColumn _ -> bools(columns, picks, lease);
            default -> oneByOne(columns, picks, lease);
        };
    }

    // Views are copied; those of long texts get the place that their buffer has in the result.
    private static Column texts(List<Column> columns, int[] picks, Lease lease) {
        List<MemorySegment> buffers = new ArrayList<>();
        StringColumn[] sources = new StringColumn[columns.size()];
        int[] firstBuffers = new int[columns.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = (StringColumn) columns.get(i);
            firstBuffers[i] = buffers.size();
            buffers.addAll(sources[i].buffers());
        }
        MemorySegment views = lease.allocate((long) picks.length * StringViews.BYTES);
        for (int row = 0; row < picks.length; row++) {
            MemorySegment source = sources[picks[row]].views();
            long low = StringViews.low(source, row);
            boolean inline = (int) low <= StringViews.MAX_INLINE;
            long high = StringViews.high(source, row) + (inline ? 0 : firstBuffers[picks[row]]);
            StringViews.set(views, row, low, high);
        }
        Bitmap validity = validity(columns, picks, lease);
        DataType type = columns.getFirst().type();
        return new StringColumn(picks.length, views, buffers, validity).as(type);
    }

    private static Column bools(List<Column> columns, int[] picks, Lease lease) {
        Bitmap values = Bitmap.allocate(lease, picks.length, false);
        for (int row = 0; row < picks.length; row++) {
            if (((BoolColumn) columns.get(picks[row])).values().get(row)) values.set(row, true);
        }
        return new BoolColumn(picks.length, values, validity(columns, picks, lease));
    }

    private static Bitmap validity(List<Column> columns, int[] picks, Lease lease) {
        Bitmap validity = Bitmap.allocate(lease, picks.length, false);
        for (int row = 0; row < picks.length; row++) {
            if (!columns.get(picks[row]).isNull(row)) validity.set(row, true);
        }
        return validity.simplified();
    }

    private static void copy(
            List<MemorySegment> sources, int[] picks, int width, MemorySegment out) {
        for (int row = 0; row < picks.length; row++) {
            MemorySegment.copy(
                    sources.get(picks[row]), (long) row * width, out, (long) row * width, width);
        }
    }

    private static Column oneByOne(List<Column> columns, int[] picks, Lease lease) {
        ColumnBuilder out = ColumnBuilder.of(lease, columns.getFirst().type(), picks.length);
        for (int row = 0; row < picks.length; row++) {
            out.appendValue(columns.get(picks[row]).get(row));
        }
        return out.finish();
    }
}
