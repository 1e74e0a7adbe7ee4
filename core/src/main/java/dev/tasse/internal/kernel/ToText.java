package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.TextBuilder;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.IntType;
import dev.tasse.type.TimestampType;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Casts to text, written digit by digit; what is rare is left to the rules of single values.
final class ToText {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int LAST_PLAIN_YEAR = 9_999;

    private ToText() {}

    static Column cast(Column in, Lease lease) {
        TextBuilder out = (TextBuilder) ColumnBuilder.of(lease, DataType.STRING, in.length());
        TextScratch scratch = new TextScratch(lease);
        for (long row = 0; row < in.length(); row++) {
            if (in.isNull(row)) {
                out.appendNull();
                continue;
            }
            scratch.clear(0);
            write(in, row, scratch);
            scratch.appendTo(out);
        }
        return out.finish();
    }

    private static void write(Column in, long row, TextScratch out) {
        switch (in) {
            case FixedColumn fixed -> fixed(fixed, row, out);
            case BoolColumn bool -> out.add(bool.values().get(row) ? "true" : "false");
            case DecimalColumn decimal when decimal.decimalType().isNarrow() ->
                    decimal(decimal, row, out);
            default -> slow(in, row, out);
        }
    }

    private static void slow(Column in, long row, TextScratch out) {
        Object value = Objects.requireNonNull(in.get(row));
        out.add(String.valueOf(Conversion.convert(value, DataType.STRING)));
    }

    private static void fixed(FixedColumn in, long row, TextScratch out) {
        switch (in.type()) {
            case IntType whole when whole.signed() || whole.bits() < Long.SIZE ->
                    out.addNumber(in.getLong(row), 1);
            case DateType _ -> date(in, row, out);
            case TimestampType stamp when !stamp.hasZone() -> timestamp(in, stamp, row, out);
            default -> slow(in, row, out);
        }
    }

    private static void date(FixedColumn in, long row, TextScratch out) {
        long civil = Calendar.civil(in.values().getAtIndex(Layouts.INT, row));
        if (isPlain(civil)) date(civil, out);
        else slow(in, row, out);
    }

    private static boolean isPlain(long civil) {
        long year = Calendar.year(civil);
        return year >= 0 && year <= LAST_PLAIN_YEAR;
    }

    private static void date(long civil, TextScratch out) {
        out.addNumber(Calendar.year(civil), 4);
        out.add('-');
        out.addNumber(Calendar.month(civil), 2);
        out.add('-');
        out.addNumber(Calendar.day(civil), 2);
    }

    private static void timestamp(FixedColumn in, TimestampType type, long row, TextScratch out) {
        long perSecond = type.resolution().perSecond();
        long tick = in.values().getAtIndex(Layouts.LONG, row);
        long second = Math.floorDiv(tick, perSecond);
        long civil = Calendar.civil(Math.floorDiv(second, SECONDS_PER_DAY));
        if (!isPlain(civil)) {
            slow(in, row, out);
            return;
        }
        date(civil, out);
        long ofDay = Math.floorMod(second, SECONDS_PER_DAY);
        out.add(' ');
        out.addNumber(ofDay / 3_600, 2);
        out.add(':');
        out.addNumber(ofDay / 60 % 60, 2);
        out.add(':');
        out.addNumber(ofDay % 60, 2);
        fraction(tick - second * perSecond, perSecond, out);
    }

    private static void fraction(long ticks, long perSecond, TextScratch out) {
        if (ticks == 0) return;
        long left = ticks;
        int digits = Long.toString(perSecond).length() - 1;
        while (left % 10 == 0) {
            left /= 10;
            digits--;
        }
        out.add('.');
        out.addNumber(left, digits);
    }

    private static void decimal(DecimalColumn in, long row, TextScratch out) {
        MemorySegment values = in.values();
        long unscaled = values.getAtIndex(Layouts.LONG, row);
        int scale = in.decimalType().scale();
        if (unscaled < 0) out.add('-');
        long size = Math.abs(unscaled);
        long unit = Decimals.power(scale).longValueExact();
        out.addNumber(size / unit, 1);
        if (scale == 0) return;
        out.add('.');
        out.addNumber(size % unit, scale);
    }
}
