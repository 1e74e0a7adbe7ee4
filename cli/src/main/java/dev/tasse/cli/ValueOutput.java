package dev.tasse.cli;

import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/// Values as text without quotes, in DuckDB's forms.
final class ValueOutput {
    private ValueOutput() {}

    /// Whether values of `type` are written bare in JSON, and need no look for quotes in CSV.
    static boolean isNumber(DataType type) {
        return type.isNumeric() || type instanceof BoolType;
    }

    /// The value at `row`, which is not null.
    static void write(TextOutput out, Column column, long row) {
        switch (column.type()) {
            case Utf8Type _ -> writeText(out, column, row);
            case IntType whole when whole.bits() < Long.SIZE || whole.signed() ->
                    out.write(column.getLong(row));
            case FloatType number when number.bits() == Double.SIZE ->
                    Decimals.write(out, column.getDouble(row));
            case FloatType _ -> Decimals.write(out, (float) column.getDouble(row));
            case TimestampType stamp -> writeStamp(out, stamp, column, row);
            default -> writeAny(out, column, row);
        }
    }

    private static void writeText(TextOutput out, Column column, long row) {
        if (column instanceof StringColumn texts) {
            out.write(texts, row);
        } else if (column instanceof DictionaryColumn coded
                && coded.dictionary() instanceof StringColumn texts) {
            out.write(texts, coded.code(row));
        } else {
            out.write(column.getString(row));
        }
    }

    private static void writeStamp(TextOutput out, TimestampType type, Column column, long row) {
        try {
            if (column.get(row) instanceof Instant instant) {
                ZonedDateTime there = instant.atZone(ZoneId.of(type.zone()));
                out.write(text(there.toLocalDateTime()));
                String offset = there.getOffset().getId();
                if (offset.equals("Z")) out.write("+00");
                else out.write(offset.endsWith(":00") ? offset.substring(0, 3) : offset);
                return;
            }
        } catch (ArithmeticException | DateTimeException e) {
            // A count of time beyond what java.time can say.
            out.write(column.getLong(row));
            return;
        }
        writeAny(out, column, row);
    }

    private static void writeAny(TextOutput out, Column column, long row) {
        writeObject(out, value(column, row));
    }

    private static @Nullable Object value(Column column, long row) {
        try {
            return column.get(row);
        } catch (ArithmeticException | DateTimeException e) {
            // A count of time beyond what java.time can say.
            return column.getLong(row);
        }
    }

    static void writeObject(TextOutput out, @Nullable Object value) {
        switch (value) {
            case null -> out.write("NULL");
            case Double number -> Decimals.write(out, number);
            case Float number -> Decimals.write(out, number);
            case BigDecimal number -> out.write(number.toPlainString());
            case byte[] bytes -> writeBytes(out, bytes);
            case LocalDateTime stamp -> out.write(text(stamp));
            case LocalTime time -> out.write(text(time));
            case List<?> list -> {
                out.write('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) out.write(", ");
                    writeObject(out, list.get(i));
                }
                out.write(']');
            }
            case Map<?, ?> map -> {
                String gap = "";
                out.write('{');
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.write(gap + "'" + entry.getKey() + "': ");
                    writeObject(out, entry.getValue());
                    gap = ", ";
                }
                out.write('}');
            }
            default -> out.write(value.toString());
        }
    }

    /// Printable ASCII as it is, other bytes as `\xNN`.
    private static void writeBytes(TextOutput out, byte[] bytes) {
        for (byte value : bytes) {
            boolean plain = value >= ' ' && value < 0x7f && "\\\"'".indexOf(value) < 0;
            if (plain) out.write(value);
            else out.write("\\x%02X".formatted(value));
        }
    }

    private static String text(LocalDateTime stamp) {
        return stamp.toLocalDate() + " " + text(stamp.toLocalTime());
    }

    /// Seconds always, and as many decimals as there are digits.
    private static String text(LocalTime time) {
        String whole =
                "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        if (time.getNano() == 0) return whole;
        return whole + "." + "%09d".formatted(time.getNano()).replaceFirst("0+$", "");
    }
}
