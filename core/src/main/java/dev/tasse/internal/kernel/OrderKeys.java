package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;

/// Values as whole numbers of 64 bits in the same order, as far as 64 bits tell.
final class OrderKeys {
    private OrderKeys() {}

    /// A number that orders like the value at `row`, which is not null; different values may share
    /// one unless {@link #isExact} says otherwise.
    static long key(Column column, long row) {
        return switch (column) {
            case FixedColumn fixed -> key(fixed, row);
            case BoolColumn bool -> bool.values().get(row) ? 1 : 0;
            case DecimalColumn decimal ->
                    decimal.decimalType().isNarrow()
                            ? decimal.values().getAtIndex(Layouts.LONG, row)
                            : Decimals.high(decimal.values(), row);
            case StringColumn text -> prefix(text, row);
            case ConstantColumn _ -> 0;
            default -> throw new AssertionError("no order of " + column.type());
        };
    }

    private static long key(FixedColumn column, long row) {
        if (column.type() instanceof FloatType) {
            return column.width() == Double.BYTES
                    ? FloatOrder.key(column.values().getAtIndex(Layouts.DOUBLE, row))
                    : FloatOrder.key(column.values().getAtIndex(Layouts.FLOAT, row));
        }
        long value = Integers.get(column.values(), row, column.width());
        boolean unsigned = column.type() instanceof IntType whole && !whole.signed();
        if (!unsigned) return value;
        return column.width() == Long.BYTES
                ? value ^ Long.MIN_VALUE
                : value & ((1L << (column.width() * Byte.SIZE)) - 1);
    }

    // The first eight bytes, the first one in the highest place, a missing one being zero.
    private static long prefix(StringColumn text, long row) {
        long word;
        if (text.byteLength(row) <= StringViews.MAX_INLINE) {
            long low = StringViews.low(text.views(), row) >>> Integer.SIZE;
            word = low | (StringViews.high(text.views(), row) << Integer.SIZE);
        } else {
            word = text.source(row).get(Layouts.LONG, text.position(row));
        }
        return Long.reverseBytes(word) ^ Long.MIN_VALUE;
    }

    /// Whether equal keys mean equal values.
    static boolean isExact(Column column) {
        return switch (column) {
            case StringColumn _ -> false;
            case DecimalColumn decimal -> decimal.decimalType().isNarrow();
            default -> true;
        };
    }

    /// Negative, zero or positive as the value at `row` is less than, equal to or greater than that
    /// at `otherRow` of `other`, of the same type; neither is null.
    static int compare(Column column, long row, Column other, long otherRow) {
        int order = Long.compare(key(column, row), key(other, otherRow));
        if (order != 0) return order;
        return switch (column) {
            case StringColumn text -> text.compare(row, (StringColumn) other, otherRow);
            case DecimalColumn decimal when !decimal.decimalType().isNarrow() ->
                    Decimals.compare(
                            decimal.values(), row, ((DecimalColumn) other).values(), otherRow);
            default -> 0;
        };
    }
}
