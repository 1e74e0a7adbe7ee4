package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Texts to dates, times of day and timestamps.
///
/// Accepted is ISO 8601 with a little freedom: `/` for `-` in dates, one digit for a month, day or
/// hour, a blank for the `T`, seconds left out, blanks around. `yyyy-mm-dd` and `yyyy-mm-dd
/// hh:mm:ss` take a fast path. Digits of a fraction beyond the unit are dropped.
public final class ParsingTimes {
    private static final int DATE_BYTES = 10;
    private static final int SECONDS_BYTES = 19;
    // yyyy-mm- and hh:mm:ss as they lie in a word: where the signs stand, and where digits do.
    private static final long DATE_SIGNS = 0x2D00_002D_0000_0000L;
    private static final long DATE_SIGN_MASK = 0xFF00_00FF_0000_0000L;
    private static final long CLOCK_SIGNS = 0x0000_3A00_003A_0000L;
    private static final long CLOCK_SIGN_MASK = 0x0000_FF00_00FF_0000L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private ParsingTimes() {}

    /// The texts as days since 1970-01-01; returns the index of the first that is no date, or
    /// {@link ParsingIntegers#NONE}.
    public static int date(TextSpans texts, int[] out) {
        MemorySegment bytes = texts.bytes();
        TimeText slow = new TimeText(bytes);
        int count = texts.count();
        for (int i = 0; i < count; i++) {
            long from = texts.starts[i];
            int length = texts.lengths[i];
            if (length == 0) {
                out[i] = 0;
            } else if (length == DATE_BYTES && isDate(bytes, from)) {
                out[i] = (int) fastDate(bytes, from);
            } else {
                if (!slow.date(from, from + length)) return i;
                out[i] = Math.toIntExact(slow.days());
            }
        }
        return ParsingIntegers.NONE;
    }

    /// The texts as times of day in a unit of which a second has `perSecond`; returns the index of
    /// the first that is none, or {@link ParsingIntegers#NONE}.
    public static int time(TextSpans texts, long perSecond, long[] out) {
        TimeText reader = new TimeText(texts.bytes());
        long unit = NANOS_PER_SECOND / perSecond;
        for (int i = 0; i < texts.count(); i++) {
            long from = texts.starts[i];
            int length = texts.lengths[i];
            if (length > 0 && !reader.time(from, from + length)) return i;
            out[i] = length == 0 ? 0 : reader.nanos() / unit;
        }
        return ParsingIntegers.NONE;
    }

    /// The texts as timestamps since 1970-01-01T00:00 in a unit of which a second has `perSecond`;
    /// returns the index of the first that is none or lies outside the range, or {@link
    /// ParsingIntegers#NONE}.
    ///
    /// @param zoned whether texts have a zone, in which case the result is an instant in UTC; with
    ///   the other kind of text a batch fails
    public static int timestamp(TextSpans texts, long perSecond, boolean zoned, long[] out) {
        MemorySegment bytes = texts.bytes();
        TimeText slow = new TimeText(bytes);
        int count = texts.count();
        // Rows that follow each other are often of the same day: its text, and the day.
        long lastStart = 0;
        long lastRest = 0;
        long lastDays = 0;
        for (int i = 0; i < count; i++) {
            long from = texts.starts[i];
            if (texts.lengths[i] == SECONDS_BYTES && !zoned) {
                long start = bytes.get(Layouts.SHORT, from);
                long rest = bytes.get(Layouts.LONG, from + 2);
                boolean known = start == lastStart && rest == lastRest;
                long clock = clock(bytes, from + DATE_BYTES);
                if (clock >= 0 && (known || isDate(bytes, from))) {
                    if (!known) lastDays = fastDate(bytes, from);
                    lastStart = start;
                    lastRest = rest;
                    if (inRange(lastDays, perSecond)) {
                        out[i] = (lastDays * SECONDS_PER_DAY + clock) * perSecond;
                        continue;
                    }
                }
            }
            if (!timestamp(slow, texts, i, perSecond, zoned, out)) return i;
        }
        return ParsingIntegers.NONE;
    }

    private static boolean timestamp(
            TimeText slow, TextSpans texts, int i, long perSecond, boolean zoned, long[] out) {
        long from = texts.starts[i];
        int length = texts.lengths[i];
        out[i] = 0;
        if (length == 0) return true;
        if (!slow.timestamp(from, from + length) || slow.zoned() != zoned) return false;
        long seconds =
                slow.days() * SECONDS_PER_DAY
                        + Math.floorDiv(slow.nanos(), NANOS_PER_SECOND)
                        - slow.offsetSeconds();
        if (!inRange(slow.days(), perSecond)) return false;
        long fraction = Math.floorMod(slow.nanos(), NANOS_PER_SECOND);
        out[i] = seconds * perSecond + fraction / (NANOS_PER_SECOND / perSecond);
        return true;
    }

    /// Whether every time of the day fits 64 bits, with a day to spare on either side for zones.
    private static boolean inRange(long days, long perSecond) {
        return Math.abs(days) < Long.MAX_VALUE / perSecond / SECONDS_PER_DAY - 1;
    }

    /// Whether `yyyy-mm-dd` with an existing day stands at `from`.
    private static boolean isDate(MemorySegment bytes, long from) {
        long word = bytes.get(Layouts.LONG, from);
        if ((word & DATE_SIGN_MASK) != DATE_SIGNS) return false;
        long digits = (word ^ DigitWords.ZEROS) & ~DATE_SIGN_MASK;
        int tens = bytes.get(Layouts.BYTE, from + 8) - '0';
        int ones = bytes.get(Layouts.BYTE, from + 9) - '0';
        if (!DigitWords.none(DigitWords.faults(digits))
                || tens < 0
                || tens > 3
                || ones < 0
                || ones > 9) {
            return false;
        }
        return Calendar.isDate(year(digits), month(digits), tens * 10 + ones);
    }

    private static long fastDate(MemorySegment bytes, long from) {
        long digits = (bytes.get(Layouts.LONG, from) ^ DigitWords.ZEROS) & ~DATE_SIGN_MASK;
        int tens = bytes.get(Layouts.BYTE, from + 8) - '0';
        int ones = bytes.get(Layouts.BYTE, from + 9) - '0';
        return Calendar.epochDay(year(digits), month(digits), tens * 10 + ones);
    }

    private static int year(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return (int) (pairs & 0xFF) * 100 + (int) (pairs >>> 16 & 0xFF);
    }

    private static int month(long digits) {
        return (int) (digits >>> 40 & 0xF) * 10 + (int) (digits >>> 48 & 0xF);
    }

    /// Seconds since midnight of the `T` or blank and `hh:mm:ss` at `from`, or -1 if something else
    /// stands there.
    private static long clock(MemorySegment bytes, long from) {
        byte separator = bytes.get(Layouts.BYTE, from);
        long word = bytes.get(Layouts.LONG, from + 1);
        if ((separator != 'T' && separator != ' ') || (word & CLOCK_SIGN_MASK) != CLOCK_SIGNS) {
            return -1;
        }
        long digits = (word ^ DigitWords.ZEROS) & ~CLOCK_SIGN_MASK;
        if (!DigitWords.none(DigitWords.faults(digits))) return -1;
        long pairs = digits * 10 + (digits >>> 8);
        long hour = pairs & 0xFF;
        long minute = pairs >>> 24 & 0xFF;
        long second = pairs >>> 48 & 0xFF;
        return hour > 23 || minute > 59 || second > 59 ? -1 : hour * 3600 + minute * 60 + second;
    }
}
