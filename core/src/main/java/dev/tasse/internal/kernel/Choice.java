package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
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
            default -> oneByOne(columns, picks, lease);
        };
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
