package dev.tasse.io;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.kernel.ParsingIntegers;
import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.kernel.TimeReader;
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

/// Dates and timestamps that are written in a way of their own: in letters that the JDK reads, or,
/// where a `%` is among them, as `strftime` has it.
final class TimeFormats {
    private static final long MICROS = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400 * MICROS;

    private TimeFormats() {}

    /// Refuses patterns that cannot be understood.
    static void require(String option, String pattern) {
        try {
            if (isStrftime(pattern)) TimeReader.of(pattern);
            else formatter(pattern);
        } catch (IllegalArgumentException | PlanException e) {
            throw new PlanException(
                    Problem.of("option " + option + " cannot be understood: " + e.getMessage())
                            .got("'" + pattern + "'")
                            .expected(
                                    "letters of java.time: dd.MM.uuuu HH:mm:ss, or those of"
                                            + " strftime: %d.%m.%Y %H:%M:%S"));
        }
    }

    private static boolean isStrftime(String pattern) {
        return pattern.indexOf('%') >= 0;
    }

    private static DateTimeFormatter formatter(String pattern) {
        // The year of the era is meant for that since the year 1, as everybody means it.
        StringBuilder letters = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < letters.length(); i++) {
            quoted ^= letters.charAt(i) == '\'';
            if (letters.charAt(i) == 'y' && !quoted) letters.setCharAt(i, 'u');
        }
        return DateTimeFormatter.ofPattern(letters.toString(), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// The texts as days since 1970; the index of the first that is no date.
    static int dates(TextSpans texts, String pattern, int[] out) {
        if (isStrftime(pattern)) {
            TimeReader reader = TimeReader.of(pattern);
            for (int i = 0; i < texts.count(); i++) {
                if (texts.lengths[i] == 0) continue;
                if (!reader.read(texts.bytes(), texts.starts[i], texts.lengths[i])) return i;
                out[i] = Math.toIntExact(Math.floorDiv(reader.micros(), MICROS_PER_DAY));
            }
            return ParsingIntegers.NONE;
        }
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
        long perSecond = type.resolution().perSecond();
        if (isStrftime(pattern)) return timestamps(texts, TimeReader.of(pattern), perSecond, out);
        DateTimeFormatter formatter = formatter(pattern);
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

    private static int timestamps(TextSpans texts, TimeReader reader, long perSecond, long[] out) {
        for (int i = 0; i < texts.count(); i++) {
            if (texts.lengths[i] == 0) continue;
            if (!reader.read(texts.bytes(), texts.starts[i], texts.lengths[i])) return i;
            long seconds = Math.floorDiv(reader.micros(), MICROS);
            long micros = Math.floorMod(reader.micros(), MICROS);
            out[i] = seconds * perSecond + micros * perSecond / MICROS;
        }
        return ParsingIntegers.NONE;
    }

    private static String text(TextSpans texts, int i) {
        byte[] copy =
                texts.bytes().asSlice(texts.starts[i], texts.lengths[i]).toArray(Layouts.BYTE);
        return new String(copy, StandardCharsets.UTF_8);
    }
}
