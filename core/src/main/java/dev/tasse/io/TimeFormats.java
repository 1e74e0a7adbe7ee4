package dev.tasse.io;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.kernel.ParsingIntegers;
import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.TimestampType;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Dates and timestamps that are written in a way of their own, read by the JDK.
final class TimeFormats {
    private TimeFormats() {}

    /// Refuses patterns that cannot be understood.
    static void require(String option, String pattern) {
        try {
            formatter(pattern);
        } catch (IllegalArgumentException e) {
            throw new PlanException(
                    Problem.of("option " + option + " cannot be understood: " + e.getMessage())
                            .got("'" + pattern + "'")
                            .expected("letters of java.time: dd.MM.uuuu HH:mm:ss"));
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        // The year of the era is meant for that since the year 1, as everybody means it.
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// The texts as days since 1970; the index of the first that is no date.
    static int dates(TextSpans texts, String pattern, int[] out) {
        DateTimeFormatter formatter = formatter(pattern);
        for (int i = 0; i < texts.count(); i++) {
            if (texts.lengths[i] == 0) continue;
            try {
                LocalDate date = LocalDate.parse(text(texts, i), formatter);
                out[i] = Math.toIntExact(date.toEpochDay());
            } catch (DateTimeException | ArithmeticException _) {
                return i;
            }
        }
        return ParsingIntegers.NONE;
    }

    /// The texts as units of time since 1970, in UTC; the index of the first that is no timestamp.
    static int timestamps(TextSpans texts, String pattern, TimestampType type, long[] out) {
        DateTimeFormatter formatter = formatter(pattern);
        long perSecond = type.resolution().perSecond();
        for (int i = 0; i < texts.count(); i++) {
            if (texts.lengths[i] == 0) continue;
            try {
                LocalDateTime stamp = LocalDateTime.parse(text(texts, i), formatter);
                long seconds = Math.multiplyExact(stamp.toEpochSecond(ZoneOffset.UTC), perSecond);
                long nanos = stamp.get(ChronoField.NANO_OF_SECOND);
                out[i] = Math.addExact(seconds, nanos * perSecond / 1_000_000_000);
            } catch (DateTimeException | ArithmeticException _) {
                return i;
            }
        }
        return ParsingIntegers.NONE;
    }

    private static String text(TextSpans texts, int i) {
        byte[] copy =
                texts.bytes().asSlice(texts.starts[i], texts.lengths[i]).toArray(Layouts.BYTE);
        return new String(copy, StandardCharsets.UTF_8);
    }
}
