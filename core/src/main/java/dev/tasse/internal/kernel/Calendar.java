package dev.tasse.internal.kernel;

/// The proleptic Gregorian calendar as arithmetic, without objects.
final class Calendar {
    private static final int DAYS_PER_ERA = 146_097;
    // Days from 0000-03-01 to 1970-01-01.
    private static final int EPOCH_SHIFT = 719_468;
    // As many eras of 400 years as make every day of 32 bits positive.
    private static final long ERAS = 14_700;

    private Calendar() {}

    /// Whether there is such a day; years may be zero or negative.
    static boolean isDate(int year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= length(year, month));
    }

    /// Days from 1970-01-01 to a day that exists (Hinnant, "chrono-compatible low-level date
    /// algorithms", days_from_civil).
    static long epochDay(int year, int month, int day) {
        // Years begin in March, so that the leap day is the last.
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
    }

    /// Year, month and day of a day counted from 1970-01-01, to be taken apart by {@link #year},
    /// {@link #month} and {@link #day} (Neri and Schneider, "Euclidean affine functions and their
    /// application to calendar algorithms", 2022).
    static long civil(long epochDay) {
        long shifted = epochDay + EPOCH_SHIFT + ERAS * DAYS_PER_ERA;
        long quarters = 4 * shifted + 3;
        long century = quarters / DAYS_PER_ERA;
        long dayOfCentury = quarters % DAYS_PER_ERA / 4;
        long product = 2_939_745L * (4 * dayOfCentury + 3);
        long dayOfYear = (product & 0xFFFF_FFFFL) / 2_939_745L / 4;
        long monthAndDay = 2_141L * dayOfYear + 197_913L;
        long month = monthAndDay >>> 16;
        long day = (monthAndDay & 0xFFFF) / 2_141L + 1;
        // Years begin in March: January and February belong to the next.
        boolean wraps = dayOfYear >= 306;
        long year = 100 * century + (product >>> Integer.SIZE) - 400L * ERAS + (wraps ? 1 : 0);
        return year << 16 | (wraps ? month - 12 : month) << 8 | day;
    }

    static long year(long civil) {
        return civil >> 16;
    }

    static int month(long civil) {
        return (int) (civil >>> 8) & 0xFF;
    }

    static int day(long civil) {
        return (int) civil & 0xFF;
    }

    /// Monday is 1, Sunday 7.
    static int isoDayOfWeek(long epochDay) {
        // 1970-01-01 was a Thursday.
        return Math.floorMod(epochDay + 3, 7) + 1;
    }

    /// January 1st is 1.
    static int dayOfYear(long epochDay) {
        return (int) (epochDay - epochDay(year(civil(epochDay)), 1, 1)) + 1;
    }

    /// The Thursday of the week of a day: its year and its day say which week of ISO 8601 it is.
    static long thursday(long epochDay) {
        return epochDay + 4 - isoDayOfWeek(epochDay);
    }

    /// The day so many months later, or the last of its month if there is none.
    static long plusMonths(long epochDay, long months) {
        long civil = civil(epochDay);
        long count = Math.addExact(12 * year(civil) + month(civil) - 1, months);
        int year = Math.toIntExact(Math.floorDiv(count, 12));
        int month = Math.floorMod(count, 12) + 1;
        return epochDay(year, month, Math.min(day(civil), length(year, month)));
    }

    /// Like {@link #epochDay(int, int, int)}; the year fits an `int`.
    static long epochDay(long year, int month, int day) {
        return epochDay((int) year, month, day);
    }

    /// The days of a month.
    static int length(int year, int month) {
        if (month == 2) return isLeap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
