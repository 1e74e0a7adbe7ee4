package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// What a kernel gets: columns of `rows` rows, neither constant nor dictionary encoded, the type of
/// the result, and where to put it.
public record Arguments(List<Column> columns, DataType type, long rows, Lease lease) {
    public Arguments {
        columns = List.copyOf(columns);
    }

    Column column(int index) {
        return columns.get(index);
    }

    /// The values of argument `index`, which has a fixed width or is a decimal.
    MemorySegment values(int index) {
        return switch (columns.get(index)) {
            case FixedColumn fixed -> fixed.values();
            case DecimalColumn decimal -> decimal.values();
            default -> throw new AssertionError("not of fixed width: " + columns.get(index).type());
        };
    }

    Bitmap bits(int index) {
        if (columns.get(index) instanceof BoolColumn bool) return bool.values();
        throw new AssertionError("not BOOL: " + columns.get(index).type());
    }

    StringColumn text(int index) {
        if (columns.get(index) instanceof StringColumn text) return text;
        throw new AssertionError("not STRING: " + columns.get(index).type());
    }

    /// The rows in which no argument is null.
    Bitmap validity() {
        Bitmap all = columns.getFirst().validity();
        for (int i = 1; i < columns.size(); i++) {
            all = Bitmap.and(all, columns.get(i).validity(), lease);
        }
        return all;
    }

    /// The same with null in all rows that are not set in `mask`.
    Arguments masked(Bitmap mask) {
        List<Column> masked = columns.stream().map(c -> Masking.masked(c, mask, lease)).toList();
        return new Arguments(masked, type, rows, lease);
    }

    FixedColumn fixedResult() {
        return FixedColumn.allocate(lease, type, rows, validity());
    }
}
