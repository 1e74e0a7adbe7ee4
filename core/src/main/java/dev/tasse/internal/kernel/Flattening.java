package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Columns without their encoding: a value in its place for each row, as kernels take them.
public final class Flattening {
    private Flattening() {}

    /// `column`, written out if it is a constant or dictionary encoded.
    public static Column flat(Column column, Lease lease) {
        return switch (column) {
            case ConstantColumn constant -> constant.expanded(lease);
            case DictionaryColumn coded ->
                    take(coded.dictionary(), coded.codes(), coded.validity(), lease);
            default -> column;
        };
    }

    /// The entry of `dictionary` for each code, null where `validity` or the entry says so.
    public static Column take(
            Column dictionary, MemorySegment codes, Bitmap validity, Lease lease) {
        long n = validity.length();
        Bitmap known = validity(dictionary, codes, validity, lease);
        return switch (dictionary) {
            case FixedColumn fixed -> {
                FixedColumn out = FixedColumn.allocate(lease, fixed.type(), n, known);
                take(fixed.values(), codes, fixed.width(), out.values());
                yield out;
            }
            case DecimalColumn decimal -> {
                DecimalColumn out = DecimalColumn.allocate(lease, decimal.decimalType(), n, known);
                take(decimal.values(), codes, decimal.width(), out.values());
                yield out;
            }
            case StringColumn text -> {
                MemorySegment views = lease.allocate(n * StringViews.BYTES);
                take(
                        text.views(),
                        codes,
                        StringViews.BYTES,
                        views.asSlice(0, n * StringViews.BYTES));
                yield text.withViews(n, views, known);
            }
            case BoolColumn bool -> {
                Bitmap bits = Bitmap.allocate(lease, n, false);
                for (long row = 0; row < n; row++) {
                    if (bool.values().get(codes.getAtIndex(Layouts.INT, row))) bits.set(row, true);
                }
                yield new BoolColumn(n, bits, known);
            }
            case ConstantColumn constant when constant.isNull() ->
                    new ConstantColumn(constant.type(), n, null);
            default -> throw new AssertionError("no dictionary of " + dictionary.type());
        };
    }

    private static Bitmap validity(
            Column dictionary, MemorySegment codes, Bitmap validity, Lease lease) {
        if (dictionary.nullCount() == 0) return validity;
        Bitmap known = Bitmap.allocate(lease, validity.length(), false);
        for (long row = 0; row < validity.length(); row++) {
            boolean isNull = dictionary.isNull(codes.getAtIndex(Layouts.INT, row));
            if (validity.get(row) && !isNull) known.set(row, true);
        }
        return known;
    }

    private static void take(MemorySegment from, MemorySegment codes, int width, MemorySegment to) {
        switch (width) {
            case Byte.BYTES -> bytes(from, codes, to);
            case Short.BYTES -> shorts(from, codes, to);
            case Integer.BYTES -> ints(from, codes, to);
            case Long.BYTES -> longs(from, codes, to);
            default -> pairs(from, codes, to);
        }
    }

    private static void bytes(MemorySegment from, MemorySegment codes, MemorySegment to) {
        for (long row = 0; row < to.byteSize(); row++) {
            int code = codes.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.BYTE, row, from.getAtIndex(Layouts.BYTE, code));
        }
    }

    private static void shorts(MemorySegment from, MemorySegment codes, MemorySegment to) {
        for (long row = 0; row < to.byteSize() / Short.BYTES; row++) {
            int code = codes.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.SHORT, row, from.getAtIndex(Layouts.SHORT, code));
        }
    }

    private static void ints(MemorySegment from, MemorySegment codes, MemorySegment to) {
        for (long row = 0; row < to.byteSize() / Integer.BYTES; row++) {
            int code = codes.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.INT, row, from.getAtIndex(Layouts.INT, code));
        }
    }

    private static void longs(MemorySegment from, MemorySegment codes, MemorySegment to) {
        for (long row = 0; row < to.byteSize() / Long.BYTES; row++) {
            int code = codes.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.LONG, row, from.getAtIndex(Layouts.LONG, code));
        }
    }

    private static void pairs(MemorySegment from, MemorySegment codes, MemorySegment to) {
        for (long row = 0; row < to.byteSize() / StringViews.BYTES; row++) {
            long code = codes.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.LONG, 2 * row, from.getAtIndex(Layouts.LONG, 2 * code));
            to.setAtIndex(Layouts.LONG, 2 * row + 1, from.getAtIndex(Layouts.LONG, 2 * code + 1));
        }
    }
}
