package dev.tasse.internal.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

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

    /// Java's shortest form of a float in the way of SQL: `1e+20`, `inf`, `nan`; an exponent only
    /// below 0.0001 and from 1e16 on.
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
        if (e < 0 && !java.startsWith("0.000") && !java.startsWith("-0.000")) return java;
        BigDecimal value = new BigDecimal(java).stripTrailingZeros();
        int exponent = value.precision() - value.scale() - 1;
        if (value.signum() == 0) return java;
        if (exponent >= -4 && exponent < 16) {
            String plain = value.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = value.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String sign = value.signum() < 0 ? "-" : "";
        String power = "%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
        return sign + digits.charAt(0) + fraction + "e" + power;
    }

    /// The date and time that `text` says: a date, and after a blank or `T` a time.
    ///
    /// @throws java.time.DateTimeException if it says none
    public static LocalDateTime parseTimestamp(String text) {
        int split = Math.max(text.indexOf(' '), text.indexOf('T'));
        if (split < 0) return parseDate(text).atStartOfDay();
        LocalDate date = parseDate(text.substring(0, split));
        return LocalDateTime.of(date, LocalTime.parse(text.substring(split + 1).strip()));
    }

    /// Whether `text`, a date and time, ends with `Z` or an offset such as `+02`.
    static boolean hasOffset(String text) {
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        int split = Math.max(text.indexOf(' '), text.indexOf('T'));
        return text.endsWith("Z") || (split > 0 && sign > split);
    }

    /// `text`, a date and time, without the offset at its end, if there is one.
    static String withoutOffset(String text) {
        if (!hasOffset(text)) return text;
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        int end = text.endsWith("Z") ? text.length() - 1 : sign;
        return text.substring(0, end).strip();
    }

    /// The time of day that `text` says, perhaps behind a date.
    ///
    /// @throws RuntimeException if it says none
    static LocalTime parseTime(String text) {
        boolean dated = text.indexOf('-') > 0 || text.indexOf('/') > 0;
        return dated ? parseTimestamp(withoutOffset(text)).toLocalTime() : LocalTime.parse(text);
    }

    /// The date that `text` says: a year, month and day with `-` or `/` between them.
    private static LocalDate parseDate(String text) {
        String[] parts = text.replace('/', '-').split("-", -1);
        if (parts.length != 3 || parts[0].length() < 4) return LocalDate.parse(text);
        return LocalDate.of(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /// The instant that `text`, which has an offset, says.
    ///
    /// @throws java.time.DateTimeException if it says none
    static Instant parseInstant(String text) {
        if (text.endsWith("Z")) {
            String local = text.substring(0, text.length() - 1).strip();
            return parseTimestamp(local).toInstant(ZoneOffset.UTC);
        }
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        ZoneOffset offset = ZoneOffset.of(text.substring(sign));
        return parseTimestamp(text.substring(0, sign).strip()).toInstant(offset);
    }
}
