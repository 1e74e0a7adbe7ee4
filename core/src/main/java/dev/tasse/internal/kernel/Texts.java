package dev.tasse.internal.kernel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// How values are written as text, and timestamps read from it.
public final class Texts {
    private Texts() {}

    /// `hh:mm:ss`, and up to six digits of a fraction where there is one.
    public static String time(LocalTime time) {
        String text =
                "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        if (time.getNano() == 0) return text;
        String fraction = "%09d".formatted(time.getNano()).replaceAll("0+$", "");
        return text + "." + fraction;
    }

    /// `yyyy-mm-dd hh:mm:ss`, and a fraction where there is one.
    public static String timestamp(LocalDateTime stamp) {
        return stamp.toLocalDate() + " " + time(stamp.toLocalTime());
    }

    /// Java's shortest form of a float in the way of SQL: `1e20`, `inf`, `nan`.
    public static String floating(String java) {
        return switch (java) {
            case "NaN" -> "nan";
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> exponent(java);
        };
    }

    private static String exponent(String java) {
        int e = java.indexOf('E');
        if (e < 0) return java;
        String mantissa = java.substring(0, e).replaceAll("\\.0$", "");
        int exponent = Integer.parseInt(java.substring(e + 1));
        String digits = "%02d".formatted(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + digits;
    }

    /// The date and time that `text` says: a date, and after a blank or `T` a time.
    ///
    /// @throws java.time.DateTimeException if it says none
    public static LocalDateTime parseTimestamp(String text) {
        int split = Math.max(text.indexOf(' '), text.indexOf('T'));
        if (split < 0) return LocalDate.parse(text).atStartOfDay();
        LocalDate date = LocalDate.parse(text.substring(0, split));
        return LocalDateTime.of(date, LocalTime.parse(text.substring(split + 1).strip()));
    }
}
