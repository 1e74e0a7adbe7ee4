package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.NullType;

import java.lang.foreign.MemorySegment;

/// Values as whole numbers of 64 bits in the same order, as far as 64 bits tell.
final class OrderKeys {
    private OrderKeys() {}

    /// A number that orders like the value at `row`, which is not null; different values may share
    /// one unless they {@link #fit}.
    static long key(Column column, long row) {
        return switch (column) {
            case FixedColumn fixed -> key(fixed, row);
            case BoolColumn bool -> bool.values().get(row) ? 1 : 0;
            case DecimalColumn decimal ->
                    decimal.decimalType().isNarrow()
                            ? decimal.values().getAtIndex(Layouts.LONG, row)
                            : Decimals.high(decimal.values(), row);
            case StringColumn text -> word(text, row, 0);
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

    /// Whether the values of `column` fit a number each; longer ones have several.
    static boolean fit(Column column) {
        return switch (column) {
            case FixedColumn _, BoolColumn _ -> true;
            case DecimalColumn decimal -> decimal.decimalType().isNarrow();
            default -> false;
        };
    }

    /// The number of each row of a column that {@link #fit}s, in memory of the column where its
    /// values are these numbers, else of `lease`; of a null it is unspecified.
    static MemorySegment of(Column column, Lease lease) {
        if (column instanceof DecimalColumn decimal) return decimal.values();
        if (column instanceof FixedColumn fixed && isLong(fixed.type())) return fixed.values();
        MemorySegment out = lease.allocate(column.length() * Long.BYTES);
        write(column, out);
        return out;
    }

    private static boolean isLong(DataType type) {
        boolean other =
                type instanceof FloatType || (type instanceof IntType whole && !whole.signed());
        return !other && type.valueBytes() == Long.BYTES;
    }

    /// Writes the number of each row of a column that {@link #fit}s; of a null it is unspecified.
    static void write(Column column, MemorySegment out) {
        long n = column.length();
        switch (column) {
            case FixedColumn fixed when fixed.type() instanceof FloatType -> floats(fixed, n, out);
            case FixedColumn fixed -> whole(fixed, n, out);
            case DecimalColumn decimal ->
                    MemorySegment.copy(decimal.values(), 0, out, 0, n * Long.BYTES);
            case BoolColumn bool -> {
                for (long row = 0; row < n; row++) {
                    out.setAtIndex(Layouts.LONG, row, bool.values().get(row) ? 1 : 0);
                }
            }
            // Of the type NULL.
            case ConstantColumn _ -> out.asSlice(0, n * Long.BYTES).fill((byte) 0);
            default -> throw new AssertionError("no number orders like " + column.type());
        }
    }

    private static void whole(FixedColumn column, long n, MemorySegment out) {
        Widening.toLongs(column.values(), column.width(), n, out);
        boolean unsigned = column.type() instanceof IntType type && !type.signed();
        if (!unsigned) return;
        if (column.width() == Long.BYTES) {
            for (long row = 0; row < n; row++) {
                long value = out.getAtIndex(Layouts.LONG, row);
                out.setAtIndex(Layouts.LONG, row, value ^ Long.MIN_VALUE);
            }
        } else {
            long mask = (1L << (column.width() * Byte.SIZE)) - 1;
            for (long row = 0; row < n; row++) {
                out.setAtIndex(Layouts.LONG, row, out.getAtIndex(Layouts.LONG, row) & mask);
            }
        }
    }

    private static void floats(FixedColumn column, long n, MemorySegment out) {
        MemorySegment values = column.values();
        if (column.width() == Double.BYTES) {
            for (long row = 0; row < n; row++) {
                long key = FloatOrder.key(values.getAtIndex(Layouts.DOUBLE, row));
                out.setAtIndex(Layouts.LONG, row, key);
            }
        } else {
            for (long row = 0; row < n; row++) {
                long key = FloatOrder.key(values.getAtIndex(Layouts.FLOAT, row));
                out.setAtIndex(Layouts.LONG, row, key);
            }
        }
    }

    /// The values of `type` whose numbers are `words`: what {@link #write} undoes, but that -0.0 is
    /// 0.0.
    static Column column(DataType type, MemorySegment words, Bitmap validity, Lease lease) {
        long n = validity.length();
        if (type instanceof NullType) return new ConstantColumn(type, n, null);
        if (type instanceof BoolType) {
            Bitmap values = Bitmap.allocate(lease, n, false);
            for (long row = 0; row < n; row++) {
                if (words.getAtIndex(Layouts.LONG, row) != 0) values.set(row, true);
            }
            return new BoolColumn(n, values, validity);
        }
        int width = type.valueBytes();
        MemorySegment values = lease.allocate(n * width);
        for (long row = 0; row < n; row++) {
            Integers.set(values, row, width, bits(type, words.getAtIndex(Layouts.LONG, row)));
        }
        return type instanceof DecimalType decimal
                ? new DecimalColumn(decimal, n, values, validity)
                : new FixedColumn(type, n, values, validity);
    }

    private static long bits(DataType type, long word) {
        // Each is its own inverse.
        return switch (type) {
            case FloatType(int bits) when bits == Double.SIZE ->
                    word ^ ((word >> (Long.SIZE - 1)) & Long.MAX_VALUE);
            case FloatType _ -> word ^ ((word >> (Integer.SIZE - 1)) & Integer.MAX_VALUE);
            case IntType whole when whole.equals(DataType.UINT64) -> word ^ Long.MIN_VALUE;
            default -> word;
        };
    }

    /// Orders like the 8 bytes of the text at `row` from byte `8 * depth` on, missing ones being 0.
    static long word(StringColumn text, long row, int depth) {
        int length = text.byteLength(row);
        long from = (long) depth * Long.BYTES;
        if (from >= length) return Long.MIN_VALUE;
        if (length <= StringViews.MAX_INLINE) {
            long high = StringViews.high(text.views(), row);
            long low = StringViews.low(text.views(), row);
            long word =
                    from > 0
                            ? high >>> Integer.SIZE
                            : (low >>> Integer.SIZE) | (high << Integer.SIZE);
            return Long.reverseBytes(word) ^ Long.MIN_VALUE;
        }
        MemorySegment bytes = text.source(row);
        long at = text.position(row) + from;
        if (from + Long.BYTES <= length) {
            return Long.reverseBytes(bytes.get(Layouts.LONG, at)) ^ Long.MIN_VALUE;
        }
        // The last 8 bytes, of which those before `from` are shifted out.
        long end = text.position(row) + length;
        int missing = (int) (at + Long.BYTES - end);
        long last = Long.reverseBytes(bytes.get(Layouts.LONG, end - Long.BYTES));
        return (last << (missing * Byte.SIZE)) ^ Long.MIN_VALUE;
    }
}
