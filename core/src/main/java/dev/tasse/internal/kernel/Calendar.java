package dev.tasse.internal.kernel;

/// The proleptic Gregorian calendar as arithmetic, without objects.
final class Calendar {
    private static final int DAYS_PER_ERA = 146_097;
    // Days from 0000-03-01 to 1970-01-01.
    private static final int EPOCH_SHIFT = 719_468;

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

    private static int length(int year, int month) {
        if (month == 2) return isLeap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
