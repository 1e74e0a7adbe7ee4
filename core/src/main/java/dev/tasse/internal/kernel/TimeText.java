package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Reads dates and times of day out of text, part by part, remembering where it stands.
///
/// One object serves a whole column, since what it found are several numbers.
final class TimeText {
    private static final int MAX_YEAR_DIGITS = 6;
    private static final int NANO_DIGITS = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private final MemorySegment bytes;
    private long position;
    private long end;
    private long days;
    private long nanos;
    private int number;
    private boolean zoned;
    private int offsetSeconds;

    TimeText(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /// Days since 1970-01-01 of the date that was read last.
    long days() {
        return days;
    }

    /// Nanoseconds since midnight of the time that was read last; a whole day for 24:00.
    long nanos() {
        return nanos;
    }

    /// Whether the timestamp that was read last has a zone.
    boolean zoned() {
        return zoned;
    }

    /// Seconds east of Greenwich of the zone of the timestamp that was read last.
    int offsetSeconds() {
        return offsetSeconds;
    }

    /// `2025-01-31`, `2025/1/31`, `-0044-03-15`, with blanks around.
    boolean date(long from, long to) {
        open(from, to);
        return date() && position == end;
    }

    /// `10:20`, `1:02:03`, `10:20:30.5`, with blanks around.
    boolean time(long from, long to) {
        open(from, to);
        return time() && position == end && nanos < SECONDS_PER_DAY * NANOS_PER_SECOND;
    }

    /// A date, `T` or blanks, and a time; then perhaps `Z`, `UTC` or an offset like `+02:00`.
    boolean timestamp(long from, long to) {
        open(from, to);
        if (!date() || position == end) return false;
        if (at() == 'T') {
            position++;
        } else {
            if (at() != ' ') return false;
            position = TextBlanks.first(bytes, position, end);
        }
        return time() && zone();
    }

    private void open(long from, long to) {
        position = TextBlanks.first(bytes, from, to);
        end = TextBlanks.end(bytes, position, to);
    }

    private boolean date() {
        boolean negative = position < end && at() == '-';
        if (negative) position++;
        long yearStart = position;
        if (!number(MAX_YEAR_DIGITS) || position - yearStart < 4) return false;
        int year = negative ? -number : number;
        if (position == end) return false;
        byte separator = at();
        if (separator != '-' && separator != '/') return false;
        if (!skip(separator) || !number(2)) return false;
        int month = number;
        if (!skip(separator) || !number(2)) return false;
        if (!Calendar.isDate(year, month, number)) return false;
        days = Calendar.epochDay(year, month, number);
        return true;
    }

    private boolean time() {
        if (!number(2)) return false;
        int hour = number;
        if (!skip((byte) ':') || !number(2)) return false;
        int minute = number;
        int second = 0;
        int fraction = 0;
        if (position < end && at() == ':') {
            position++;
            if (!number(2)) return false;
            second = number;
            if (position < end && at() == '.') fraction = fraction();
        }
        if (minute > 59 || second > 59 || hour > 24) return false;
        nanos = (hour * 3600L + minute * 60L + second) * NANOS_PER_SECOND + fraction;
        return nanos <= SECONDS_PER_DAY * NANOS_PER_SECOND;
    }

    /// Nanoseconds after the point here; digits beyond the ninth are dropped.
    private int fraction() {
        position++;
        int value = 0;
        int digits = 0;
        while (position < end && isDigit(at())) {
            if (digits < NANO_DIGITS) {
                value = value * 10 + (at() - '0');
                digits++;
            }
            position++;
        }
        for (; digits < NANO_DIGITS; digits++) value *= 10;
        return value;
    }

    private boolean zone() {
        zoned = position < end;
        offsetSeconds = 0;
        if (!zoned) return true;
        position = TextBlanks.first(bytes, position, end);
        if (TextWords.matches(bytes, position, end, "z")
                || TextWords.matches(bytes, position, end, "utc")) {
            return true;
        }
        byte sign = at();
        if (sign != '+' && sign != '-') return false;
        position++;
        if (!number(2)) return false;
        int hours = number;
        int minutes = 0;
        if (position < end) {
            if (at() == ':') position++;
            if (!number(2)) return false;
            minutes = number;
        }
        if (position < end || hours > 18 || minutes > 59) return false;
        int offset = hours * 3600 + minutes * 60;
        offsetSeconds = sign == '-' ? -offset : offset;
        return true;
    }

    /// Reads one to `most` digits.
    private boolean number(int most) {
        long start = position;
        int value = 0;
        while (position < end && position - start < most && isDigit(at())) {
            value = value * 10 + (at() - '0');
            position++;
        }
        number = value;
        return position > start;
    }

    private boolean skip(byte expected) {
        if (position >= end || at() != expected) return false;
        position++;
        return true;
    }

    private byte at() {
        return bytes.get(Layouts.BYTE, position);
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }
}
