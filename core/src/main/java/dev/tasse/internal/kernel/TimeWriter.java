package dev.tasse.internal.kernel;

/// Writes points of time in a format.
final class TimeWriter {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int ABBREVIATED = 3;

    private final TimeFormat format;
    private final long perSecond;

    TimeWriter(TimeFormat format, long perSecond) {
        this.format = format;
        this.perSecond = perSecond;
    }

    /// Adds the time `tick`, whose clock is `offset` seconds ahead of Greenwich.
    void write(long tick, long offset, TextScratch out) {
        long perDay = perSecond * SECONDS_PER_DAY;
        long day = Math.floorDiv(tick, perDay);
        long rest = tick - day * perDay;
        for (TimeFormat.Item item : format.items()) {
            switch (item.directive()) {
                case 0 -> out.add(item.literal());
                case 'H', 'I', 'M', 'S', 'f', 'g', 'n', 'p' -> ofDay(item, rest, out);
                case 'z' -> offset(offset, out);
                case 'Z' -> {}
                case 'a', 'A', 'b', 'B' -> name(item.directive(), day, out);
                default -> ofDate(item, day, out);
            }
        }
    }

    private void ofDay(TimeFormat.Item item, long rest, TextScratch out) {
        long second = rest / perSecond;
        long hour = second / 3_600;
        int least = item.padded() ? 2 : 1;
        switch (item.directive()) {
            case 'H' -> out.addNumber(hour, least);
            case 'I' -> out.addNumber((hour + 11) % 12 + 1, least);
            case 'M' -> out.addNumber(second / 60 % 60, least);
            case 'S' -> out.addNumber(second % 60, least);
            case 'f' -> out.addNumber(fraction(rest, 1_000_000), 6);
            case 'g' -> out.addNumber(fraction(rest, 1_000), 3);
            case 'n' -> out.addNumber(fraction(rest, 1_000_000_000), 9);
            default -> out.add(hour < 12 ? "AM" : "PM");
        }
    }

    private long fraction(long rest, long wanted) {
        return DateParts.rescaled(rest % perSecond, perSecond, wanted);
    }

    private static void ofDate(TimeFormat.Item item, long day, TextScratch out) {
        long civil = Calendar.civil(day);
        int least = item.padded() ? 2 : 1;
        int dayOfYear = Calendar.dayOfYear(day);
        int dayOfWeek = Calendar.isoDayOfWeek(day);
        switch (item.directive()) {
            case 'Y' -> out.addNumber(Calendar.year(civil), item.padded() ? 4 : 1);
            case 'y' -> out.addNumber(Math.floorMod(Calendar.year(civil), 100), least);
            case 'm' -> out.addNumber(Calendar.month(civil), least);
            case 'd' -> out.addNumber(Calendar.day(civil), least);
            case 'j' -> out.addNumber(dayOfYear, item.padded() ? 3 : 1);
            case 'u' -> out.addNumber(dayOfWeek, 1);
            case 'w' -> out.addNumber(dayOfWeek % 7, 1);
            // Weeks begin with the first Sunday, or Monday, of the year.
            case 'U' -> out.addNumber((dayOfYear + 6 - dayOfWeek % 7) / 7, 2);
            case 'W' -> out.addNumber((dayOfYear + 7 - dayOfWeek) / 7, 2);
            case 'V' -> out.addNumber((Calendar.dayOfYear(Calendar.thursday(day)) - 1) / 7 + 1, 2);
            default -> out.addNumber(Calendar.year(Calendar.civil(Calendar.thursday(day))), 4);
        }
    }

    private static void name(char directive, long day, TextScratch out) {
        boolean isDay = Character.toLowerCase(directive) == 'a';
        String name = isDay ? DateParts.dayName(day) : DateParts.monthName(day);
        out.add(Character.isUpperCase(directive) ? name : name.substring(0, ABBREVIATED));
    }

    private static void offset(long seconds, TextScratch out) {
        out.add(seconds < 0 ? '-' : '+');
        long minutes = Math.abs(seconds) / 60;
        out.addNumber(minutes / 60, 2);
        if (minutes % 60 == 0) return;
        out.add(':');
        out.addNumber(minutes % 60, 2);
    }
}
