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

/// Puts each row where it belongs: the other way round than {@link Selection#gather}, which fetches
/// them in the order of the result.
///
/// Rows that are cut into parts are read from one end to the other so, and each part is written
/// from one end to the other; fetching would read memory once for each part.
public final class Scattering {
    private Scattering() {}

    /// The rows of `column`, each at its place, with the encoding of `column`.
    ///
    /// @param places where each row goes, 4 bytes each, each place once
    public static Column scatter(Column column, MemorySegment places, Lease lease) {
        return switch (column) {
            case ConstantColumn constant -> constant;
            case FixedColumn fixed -> {
                Bitmap validity = validity(column, places, lease);
                FixedColumn out =
                        FixedColumn.allocate(lease, fixed.type(), fixed.length(), validity);
                scatter(fixed.values(), places, fixed.length(), fixed.width(), out.values());
                yield out;
            }
            case DecimalColumn decimal -> {
                Bitmap validity = validity(column, places, lease);
                DecimalColumn out =
                        DecimalColumn.allocate(
                                lease, decimal.decimalType(), decimal.length(), validity);
                scatter(decimal.values(), places, decimal.length(), decimal.width(), out.values());
                yield out;
            }
            case StringColumn text -> {
                MemorySegment views = lease.allocate(text.length() * StringViews.BYTES);
                scatter(text.views(), places, text.length(), StringViews.BYTES, views);
                yield text.withViews(text.length(), views, validity(column, places, lease));
            }
            case DictionaryColumn coded -> {
                MemorySegment codes = lease.allocate(coded.length() * Integer.BYTES);
                ints(coded.codes(), places, coded.length(), codes);
                yield coded.withCodes(codes, validity(column, places, lease));
            }
            case BoolColumn bool ->
                    new BoolColumn(
                            bool.length(),
                            bits(bool.values(), places, lease),
                            validity(column, places, lease));
            default -> Selection.gather(column, order(places, column.length(), lease), lease);
        };
    }

    private static Bitmap validity(Column column, MemorySegment places, Lease lease) {
        return column.nullCount() == 0
                ? Bitmap.allSet(column.length())
                : bits(column.validity(), places, lease);
    }

    private static Bitmap bits(Bitmap from, MemorySegment places, Lease lease) {
        Bitmap to = Bitmap.allocate(lease, from.length(), false);
        for (long row = 0; row < from.length(); row++) {
            if (from.get(row)) to.set(places.getAtIndex(Layouts.INT, row), true);
        }
        return to;
    }

    private static Selection.Picked order(MemorySegment places, long rows, Lease lease) {
        MemorySegment order = lease.allocate(rows * Integer.BYTES);
        for (long row = 0; row < rows; row++) {
            order.setAtIndex(Layouts.INT, places.getAtIndex(Layouts.INT, row), (int) row);
        }
        return new Selection.Picked(order, rows);
    }

    private static void scatter(
            MemorySegment from, MemorySegment places, long rows, int width, MemorySegment to) {
        switch (width) {
            case Byte.BYTES -> bytes(from, places, rows, to);
            case Short.BYTES -> shorts(from, places, rows, to);
            case Integer.BYTES -> ints(from, places, rows, to);
            case Long.BYTES -> longs(from, places, rows, to);
            default -> pairs(from, places, rows, to);
        }
    }

    private static void bytes(
            MemorySegment from, MemorySegment places, long rows, MemorySegment to) {
        for (long row = 0; row < rows; row++) {
            int place = places.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.BYTE, place, from.getAtIndex(Layouts.BYTE, row));
        }
    }

    private static void shorts(
            MemorySegment from, MemorySegment places, long rows, MemorySegment to) {
        for (long row = 0; row < rows; row++) {
            int place = places.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.SHORT, place, from.getAtIndex(Layouts.SHORT, row));
        }
    }

    private static void ints(
            MemorySegment from, MemorySegment places, long rows, MemorySegment to) {
        for (long row = 0; row < rows; row++) {
            int place = places.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.INT, place, from.getAtIndex(Layouts.INT, row));
        }
    }

    private static void longs(
            MemorySegment from, MemorySegment places, long rows, MemorySegment to) {
        for (long row = 0; row < rows; row++) {
            int place = places.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.LONG, place, from.getAtIndex(Layouts.LONG, row));
        }
    }

    private static void pairs(
            MemorySegment from, MemorySegment places, long rows, MemorySegment to) {
        for (long row = 0; row < rows; row++) {
            long place = 2L * places.getAtIndex(Layouts.INT, row);
            to.setAtIndex(Layouts.LONG, place, from.getAtIndex(Layouts.LONG, 2 * row));
            to.setAtIndex(Layouts.LONG, place + 1, from.getAtIndex(Layouts.LONG, 2 * row + 1));
        }
    }
}
