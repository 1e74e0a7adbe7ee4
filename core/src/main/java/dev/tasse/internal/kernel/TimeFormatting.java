package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.TextBuilder;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;
import dev.tasse.type.TimestampType;

/// `strftime` and `strptime`: points of time to text and back, by a format.
final class TimeFormatting {
    private TimeFormatting() {}

    static Column format(Arguments arguments) {
        LocalTimes times = LocalTimes.of(arguments.column(0), arguments.lease());
        StringColumn formats = arguments.text(1);
        Bitmap validity = arguments.validity();
        TextBuilder out =
                (TextBuilder)
                        ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        TextScratch scratch = new TextScratch(arguments.lease());
        for (long from = 0; from < arguments.rows(); ) {
            long to = Truncation.sameUntil(formats, from, arguments.rows());
            String format = formats.isNull(from) ? "" : formats.getString(from);
            TimeWriter writer = new TimeWriter(TimeFormat.of(format), times.perSecond());
            for (long row = from; row < to; row++) {
                if (!validity.get(row)) {
                    out.appendNull();
                    continue;
                }
                scratch.clear(0);
                long tick = times.ticks().getAtIndex(Layouts.LONG, row);
                writer.write(tick, offset(arguments.column(0), row, tick), scratch);
                scratch.appendTo(out);
            }
            from = to;
        }
        return out.finish();
    }

    private static long offset(Column column, long row, long tick) {
        if (!(column.type() instanceof TimestampType stamp) || !stamp.hasZone()) return 0;
        return (tick - column.getLong(row)) / stamp.resolution().perSecond();
    }

    /// The timestamp that a text says in a format.
    ///
    /// @throws DataException for a text that has another form
    static Column parse(Arguments arguments) {
        return parse(arguments, false);
    }

    /// The same, null for a text that has another form.
    static Column tryParse(Arguments arguments) {
        return parse(arguments, true);
    }

    private static Column parse(Arguments arguments, boolean orNull) {
        StringColumn texts = arguments.text(0);
        StringColumn formats = arguments.text(1);
        Bitmap validity = Bitmap.allocate(arguments.lease(), arguments.rows());
        validity.copy(arguments.validity());
        FixedColumn out =
                FixedColumn.allocate(
                        arguments.lease(), arguments.type(), arguments.rows(), validity);
        for (long from = 0; from < arguments.rows(); ) {
            long to = Truncation.sameUntil(formats, from, arguments.rows());
            String format = formats.isNull(from) ? "" : formats.getString(from);
            TimeReader reader = new TimeReader(TimeFormat.of(format));
            for (long row = from; row < to; row++) {
                if (!validity.get(row)) continue;
                boolean read =
                        reader.read(texts.source(row), texts.position(row), texts.byteLength(row));
                if (!read && !orNull) throw misread(texts.getString(row), format);
                if (read) out.values().setAtIndex(Layouts.LONG, row, reader.micros());
                else validity.set(row, false);
            }
            from = to;
        }
        return out;
    }

    private static DataException misread(String text, String format) {
        return new DataException(
                Problem.of("'" + text + "' is no time in the format '" + format + "'")
                        .remedy("use try_strptime to get null for such texts"));
    }
}
