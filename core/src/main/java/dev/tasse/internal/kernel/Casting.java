package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Turns values into another type; one that does not fit is an error, or null if asked.
public final class Casting {
    private static final long SECONDS_PER_DAY = 86_400;

    private Casting() {}

    /// `column`, neither constant nor dictionary encoded, as `type`.
    ///
    /// @throws DataException for the first value that does not fit, unless `orNull`
    public static Column cast(Column column, DataType type, boolean orNull, Lease lease) {
        if (column.type().equals(type)) return column;
        if (type instanceof Utf8Type && !(column instanceof ListColumn)) {
            return ToText.cast(column, lease);
        }
        if (column instanceof StringColumn text
                && text.type() instanceof Utf8Type
                && FromText.reads(type)) {
            return FromText.cast(text, type, orNull, lease);
        }
        if (column instanceof FixedColumn fixed) {
            Optional<Column> widened = widened(fixed, type, lease);
            if (widened.isPresent()) return widened.get();
            if (fixed.type() instanceof FloatType && type instanceof IntType to && to.signed()) {
                return rounded(fixed, to, orNull, lease);
            }
            if (fixed.type() instanceof TimestampType from
                    && !from.hasZone()
                    && type instanceof DateType) {
                return days(fixed, from, lease);
            }
            if (fixed.type() instanceof IntType from && type instanceof IntType to) {
                return narrowed(fixed, from, to, orNull, lease);
            }
            if (fixed.type() instanceof DateType
                    && type instanceof TimestampType to
                    && !to.hasZone()) {
                return midnight(fixed, to, lease);
            }
        }
        return oneByOne(column, type, orNull, lease);
    }

    /// Casts that cannot fail.
    private static Optional<Column> widened(FixedColumn in, DataType type, Lease lease) {
        boolean unsigned = in.type() instanceof IntType whole && !whole.signed();
        boolean numbers = in.type().isNumeric() && type.isNumeric() && type.valueBytes() > 0;
        boolean toFloat32 = type instanceof FloatType(int bits) && bits == Float.SIZE;
        if (unsigned || !numbers || toFloat32 || !isWider(in.type(), type)) return Optional.empty();
        FixedColumn out = FixedColumn.allocate(lease, type, in.length(), in.validity());
        widen(in, out.values(), type instanceof FloatType, out.width());
        return Optional.of(out);
    }

    private static boolean isWider(DataType from, DataType to) {
        return switch (to) {
            case IntType whole ->
                    from instanceof IntType narrow
                            && whole.signed()
                            && narrow.bits() < whole.bits();
            case FloatType _ -> from instanceof IntType || from instanceof FloatType;
            default -> false;
        };
    }

    private static void widen(FixedColumn in, MemorySegment out, boolean toDouble, int width) {
        MemorySegment values = in.values();
        long n = in.length();
        switch (in.width()) {
            case Byte.BYTES -> {
                if (toDouble) ByteToDouble.cast(values, out, n);
                else if (width == Short.BYTES) ByteToShort.cast(values, out, n);
                else if (width == Integer.BYTES) ByteToInt.cast(values, out, n);
                else ByteToLong.cast(values, out, n);
            }
            case Short.BYTES -> {
                if (toDouble) ShortToDouble.cast(values, out, n);
                else if (width == Integer.BYTES) ShortToInt.cast(values, out, n);
                else ShortToLong.cast(values, out, n);
            }
            case Integer.BYTES -> {
                if (in.type() instanceof FloatType) FloatToDouble.cast(values, out, n);
                else if (toDouble) IntToDouble.cast(values, out, n);
                else IntToLong.cast(values, out, n);
            }
            default -> LongToDouble.cast(values, out, n);
        }
    }

    private static Column narrowed(
            FixedColumn in, IntType from, IntType to, boolean orNull, Lease lease) {
        FixedColumn out = FixedColumn.allocate(lease, to, in.length(), in.validity());
        Bitmap misfits = Bitmap.allocate(lease, in.length(), false);
        boolean any = false;
        for (long row = 0; row < in.length(); row++) {
            if (!in.validity().get(row)) continue;
            long value = unsignedExtended(Integers.get(in.values(), row, in.width()), from);
            Integers.set(out.values(), row, out.width(), value);
            boolean fits = fits(value, from, to);
            if (fits) continue;
            if (!orNull) throw misfit(in.get(row), to);
            misfits.set(row, true);
            any = true;
        }
        if (!any) return out;
        Bitmap validity = Bitmap.allocate(lease, in.length());
        validity.andNot(in.validity(), misfits);
        return new FixedColumn(to, in.length(), out.values(), validity);
    }

    /// Floats to the nearest whole numbers, halves to the even neighbour.
    private static Column rounded(FixedColumn in, IntType to, boolean orNull, Lease lease) {
        Bitmap validity = Bitmap.allocate(lease, in.length());
        validity.copy(in.validity());
        FixedColumn out = FixedColumn.allocate(lease, to, in.length(), validity);
        double limit = Math.scalb(1.0, to.bits() - 1);
        boolean single = in.width() == Float.BYTES;
        for (long row = 0; row < in.length(); row++) {
            double x =
                    Math.rint(
                            single
                                    ? in.values().getAtIndex(Layouts.FLOAT, row)
                                    : in.values().getAtIndex(Layouts.DOUBLE, row));
            boolean fits = x >= -limit && x < limit;
            if (!fits && validity.get(row)) {
                if (!orNull) throw misfit(in.get(row), to);
                validity.set(row, false);
            }
            Integers.set(out.values(), row, out.width(), (long) x);
        }
        return new FixedColumn(to, in.length(), out.values(), validity.simplified());
    }

    private static Column days(FixedColumn in, TimestampType from, Lease lease) {
        FixedColumn out = FixedColumn.allocate(lease, DataType.DATE, in.length(), in.validity());
        long perDay = SECONDS_PER_DAY * from.resolution().perSecond();
        for (long row = 0; row < in.length(); row++) {
            long day = Math.floorDiv(in.values().getAtIndex(Layouts.LONG, row), perDay);
            out.values().setAtIndex(Layouts.INT, row, (int) day);
        }
        return out;
    }

    private static long unsignedExtended(long value, IntType type) {
        return type.signed() || type.bits() == Long.SIZE
                ? value
                : value & ((1L << type.bits()) - 1);
    }

    private static boolean fits(long value, IntType from, IntType to) {
        boolean huge = value < 0 && !from.signed();
        if (to.bits() == Long.SIZE) return to.signed() ? !huge : (huge || value >= 0);
        if (huge) return false;
        int digits = to.signed() ? to.bits() - 1 : to.bits();
        long greatest = (1L << digits) - 1;
        long least = to.signed() ? -greatest - 1 : 0;
        return value >= least && value <= greatest;
    }

    private static Column midnight(FixedColumn in, TimestampType to, Lease lease) {
        FixedColumn out = FixedColumn.allocate(lease, to, in.length(), in.validity());
        long perDay = SECONDS_PER_DAY * to.resolution().perSecond();
        for (long row = 0; row < in.length(); row++) {
            long days = in.values().getAtIndex(Layouts.INT, row);
            boolean fits = Math.multiplyHigh(days, perDay) == (days * perDay) >> 63;
            if (!fits && in.validity().get(row)) throw misfit(in.get(row), to);
            out.values().setAtIndex(Layouts.LONG, row, days * perDay);
        }
        return out;
    }

    private static Column oneByOne(Column in, DataType type, boolean orNull, Lease lease) {
        ColumnBuilder out = ColumnBuilder.of(lease, type, in.length());
        for (long row = 0; row < in.length(); row++) {
            Object value = in.get(row);
            Object converted = value == null ? null : converted(value, type, orNull);
            if (converted == null) out.appendNull();
            else out.appendValue(converted);
        }
        return out.finish();
    }

    private static @Nullable Object converted(Object value, DataType type, boolean orNull) {
        try {
            return Conversion.convert(value, type);
        } catch (RuntimeException e) {
            if (orNull) return null;
            throw misfit(value, type);
        }
    }

    static DataException misfit(@Nullable Object value, DataType type) {
        String shown = value instanceof String text ? "'" + text + "'" : String.valueOf(value);
        return new DataException(
                Problem.of("cannot cast " + shown + " to " + type)
                        .remedy("use try_cast to get null for values that do not fit"));
    }
}
