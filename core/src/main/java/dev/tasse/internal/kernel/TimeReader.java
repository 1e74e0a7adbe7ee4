package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads points of time in a format, and remembers the last: microseconds since 1970-01-01.
///
/// What the format does not say is that of 1900-01-01 00:00, as in DuckDB.
public final class TimeReader {
    private static final List<String> MONTHS = new ArrayList<>();
    private static final List<String> DAYS = new ArrayList<>();
    private static final int FIRST_YEAR_OF_CENTURY = 69;
    private static final long MICROS = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;

    static {
        for (Month month : Month.values()) {
            MONTHS.add(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            DAYS.add(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
    }

    private final TimeFormat format;
    private MemorySegment source = MemorySegment.NULL;
    private long at;
    private long end;
    private int number;
    private int year;
    private int month;
    private int day;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int micros;
    private int half;

    TimeReader(TimeFormat format) {
        this.format = format;
    }

    /// A reader of `format`, as in `%d.%m.%Y`.
    ///
    /// @throws dev.tasse.error.PlanException if that is no format, or none that can be read
    public static TimeReader of(String format) {
        TimeFormat.checkReadable(format);
        return new TimeReader(TimeFormat.of(format));
    }

    /// Whether the text of `length` bytes at `from` has the format and names a day that exists.
    public boolean read(MemorySegment bytes, long from, int length) {
        source = bytes;
        at = TextBlanks.first(bytes, from, from + length);
        end = TextBlanks.end(bytes, at, from + length);
        year = 1900;
        month = 1;
        day = 1;
        dayOfYear = 0;
        hour = 0;
        minute = 0;
        second = 0;
        micros = 0;
        half = -1;
        for (TimeFormat.Item item : format.items()) {
            if (!read(item)) return false;
        }
        return at == end && isPossible();
    }

    private boolean read(TimeFormat.Item item) {
        if (item.directive() == 0) return literal(item.literal());
        if (item.isNumber()) return number(item.directive());
        return switch (item.directive()) {
            case 'p' -> half();
            case 'a', 'A' -> name(DAYS, item.directive() == 'A') >= 0;
            case 'b', 'B' -> {
                month = name(MONTHS, item.directive() == 'B') + 1;
                yield month > 0;
            }
            default -> throw new AssertionError("%" + item.directive() + " is not read");
        };
    }

    private boolean literal(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (byte letter : bytes) {
            if (at >= end || source.get(Layouts.BYTE, at) != letter) return false;
            at++;
        }
        return true;
    }

    private boolean number(char directive) {
        return switch (directive) {
            case 'f' -> fraction(6);
            case 'g' -> fraction(3);
            case 'n' -> fraction(9);
            case 'Y' -> {
                boolean negative = at < end && source.get(Layouts.BYTE, at) == '-';
                if (negative) at++;
                boolean read = digits(4);
                year = negative ? -number : number;
                yield read;
            }
            case 'j' -> {
                boolean read = digits(3);
                dayOfYear = number;
                yield read && number > 0;
            }
            default -> digits(2) && keep(directive);
        };
    }

    private boolean keep(char directive) {
        switch (directive) {
            case 'y' -> year = number < FIRST_YEAR_OF_CENTURY ? 2000 + number : 1900 + number;
            case 'm' -> month = number;
            case 'd' -> day = number;
            case 'H' -> hour = number;
            case 'I' -> {
                hour = number % 12;
                return number >= 1 && number <= 12;
            }
            case 'M' -> minute = number;
            default -> second = number;
        }
        return true;
    }

    private boolean digits(int most) {
        long start = at;
        number = 0;
        while (at < end && at - start < most) {
            int digit = source.get(Layouts.BYTE, at) - '0';
            if (digit < 0 || digit > 9) break;
            number = 10 * number + digit;
            at++;
        }
        return at > start;
    }

    /// Digits behind the point: micros, those of nanos beyond the sixth dropped.
    private boolean fraction(int most) {
        long start = at;
        if (!digits(most)) return false;
        long places = at - start;
        long value = number;
        for (long i = places; i < 6; i++) value *= 10;
        for (long i = places; i > 6; i--) value /= 10;
        micros = (int) value;
        return true;
    }

    private boolean half() {
        if (at + 2 > end) return false;
        int letter = source.get(Layouts.BYTE, at) | 0x20;
        int m = source.get(Layouts.BYTE, at + 1) | 0x20;
        if ((letter != 'a' && letter != 'p') || m != 'm') return false;
        half = letter == 'p' ? 12 : 0;
        at += 2;
        return true;
    }

    /// The index of the name of `names` that stands here, in any letter case, or -1.
    private int name(List<String> names, boolean full) {
        for (int i = 0; i < names.size(); i++) {
            String name = full ? names.get(i) : names.get(i).substring(0, 3);
            if (TextWords.startsWith(source, at, end, name.toLowerCase(Locale.ROOT))) {
                at += name.length();
                return i;
            }
        }
        return -1;
    }

    private boolean isPossible() {
        if (half >= 0) hour = hour % 12 + half;
        if (hour > 23 || minute > 59 || second > 59) return false;
        if (dayOfYear > 0) return dayOfYear <= (Calendar.isDate(year, 2, 29) ? 366 : 365);
        return Calendar.isDate(year, month, day);
    }

    /// The time that was read last.
    public long micros() {
        long days =
                dayOfYear > 0
                        ? Calendar.epochDay(year, 1, 1) + dayOfYear - 1
                        : Calendar.epochDay(year, month, day);
        long seconds = days * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second;
        return seconds * MICROS + micros;
    }
}
