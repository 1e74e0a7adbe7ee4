package dev.tasse.data;

import dev.tasse.type.TimestampType;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How values are shown to people.
final class ValueText {
    private ValueText() {}

    /// The value at `row` on one line.
    static String of(Column column, long row) {
        try {
            Object value = column.get(row);
            if (value instanceof Instant instant && column.type() instanceof TimestampType type) {
                return zoned(instant, type);
            }
            return of(value);
        } catch (ArithmeticException | DateTimeException e) {
            // A count of time beyond what java.time can say.
            return column.getLong(row) + " " + column.type();
        }
    }

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> oneLine(text);
            case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes);
            case LocalDateTime stamp -> stamp.toLocalDate() + " " + time(stamp.toLocalTime());
            case LocalTime time -> time(time);
            case List<?> list ->
                    list.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    private static String zoned(Instant instant, TimestampType type) {
        ZonedDateTime there = instant.atZone(ZoneId.of(type.zone()));
        return of(there.toLocalDateTime()) + there.getOffset();
    }

    private static String time(LocalTime time) {
        String text = time.toString();
        return time.getSecond() == 0 && time.getNano() == 0 ? text + ":00" : text;
    }

    private static String oneLine(String text) {
        boolean plain = text.chars().noneMatch(Character::isISOControl);
        if (plain) return text;
        StringBuilder line = new StringBuilder();
        text.chars().forEach(c -> line.append(visible((char) c)));
        return line.toString();
    }

    private static String visible(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c);
        };
    }
}
