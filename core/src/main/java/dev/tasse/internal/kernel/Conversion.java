package dev.tasse.internal.kernel;

import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/// One value turned into another type: the rules behind every cast.
///
/// Numbers are rounded to the nearest, halves to the even neighbour where they come from floats and
/// away from zero where they come from decimals, as DuckDB does.
final class Conversion {
    private Conversion() {}

    /// `value`, of a class that columns give, in the class that columns of `type` take.
    ///
    /// @throws RuntimeException if it does not fit
    static Object convert(Object value, DataType type) {
        return switch (type) {
            case BoolType _ -> bool(value);
            case IntType whole -> whole(value, whole);
            case FloatType(int bits) -> floating(value, bits);
            case DecimalType decimal -> decimal(value, decimal);
            case Utf8Type _ -> text(value);
            case BinaryType _ -> value.toString().getBytes(StandardCharsets.UTF_8);
            case DateType _ -> date(value);
            case TimeType _ -> time(value);
            case TimestampType stamp -> timestamp(value, stamp);
            case DurationType _,
                    MonthIntervalType _,
                    ListType _,
                    MapType _,
                    StructType _,
                    NullType _ ->
                    throw new IllegalArgumentException("no cast to " + type);
        };
    }

    private static Object bool(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue() != 0;
            case String text ->
                    switch (text.strip().toLowerCase(Locale.ROOT)) {
                        case "true", "t", "1", "yes", "y" -> true;
                        case "false", "f", "0", "no", "n" -> false;
                        default -> throw new IllegalArgumentException(text);
                    };
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static Object whole(Object value, IntType type) {
        BigInteger number =
                switch (value) {
                    case Boolean truth -> truth ? BigInteger.ONE : BigInteger.ZERO;
                    case Float x -> new BigDecimal(Math.rint(x)).toBigIntegerExact();
                    case Double x -> new BigDecimal(Math.rint(x)).toBigIntegerExact();
                    default -> number(value).setScale(0, RoundingMode.HALF_UP).toBigIntegerExact();
                };
        int bits = number.bitLength();
        boolean fits =
                type.signed() ? bits < type.bits() : number.signum() >= 0 && bits <= type.bits();
        if (!fits) throw new ArithmeticException(number.toString());
        return number;
    }

    /// A number, or a text that is one.
    private static BigDecimal number(Object value) {
        return switch (value) {
            case BigDecimal x -> x;
            case BigInteger x -> new BigDecimal(x);
            case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
            case Float x -> new BigDecimal(x.toString());
            case Double x -> BigDecimal.valueOf(x);
            case Number x -> BigDecimal.valueOf(x.longValue());
            case String text -> new BigDecimal(text.strip());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static Object floating(Object value, int bits) {
        double number =
                switch (value) {
                    case Number x -> x.doubleValue();
                    case Boolean truth -> truth ? 1 : 0;
                    case String text -> parseDouble(text.strip());
                    default -> throw new IllegalArgumentException(value.toString());
                };
        if (bits == Double.SIZE) return number;
        float narrow = (float) number;
        boolean overflow = Float.isInfinite(narrow) && !Double.isInfinite(number);
        if (overflow) throw new ArithmeticException(value.toString());
        return narrow;
    }

    private static double parseDouble(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> {
                // Java also takes a type suffix and hexadecimals, which are no numbers in a column.
                boolean plain = text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
                if (!plain) throw new NumberFormatException(text);
                yield Double.parseDouble(text);
            }
        };
    }

    private static Object decimal(Object value, DecimalType type) {
        BigDecimal number = number(value).setScale(type.scale(), RoundingMode.HALF_UP);
        if (number.precision() > type.precision()) throw new ArithmeticException(number.toString());
        return number;
    }

    private static Object text(Object value) {
        return switch (value) {
            case BigDecimal x -> x.toPlainString();
            case LocalTime x -> Texts.time(x);
            case LocalDateTime x -> Texts.timestamp(x);
            case Instant x -> Texts.timestamp(LocalDateTime.ofInstant(x, ZoneOffset.UTC)) + "+00";
            case Float x -> Texts.floating(x.toString());
            case Double x -> Texts.floating(x.toString());
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }

    private static Object date(Object value) {
        return switch (value) {
            case LocalDate date -> date;
            case LocalDateTime stamp -> stamp.toLocalDate();
            case Instant instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC);
            case String text ->
                    Texts.parseTimestamp(Texts.withoutOffset(text.strip())).toLocalDate();
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static Object time(Object value) {
        return switch (value) {
            case LocalTime time -> time;
            case LocalDateTime stamp -> stamp.toLocalTime();
            case String text -> Texts.parseTime(text.strip());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static Object timestamp(Object value, TimestampType type) {
        ZoneId zone = type.hasZone() ? ZoneId.of(type.zone()) : ZoneOffset.UTC;
        LocalDateTime local =
                switch (value) {
                    case LocalDate date -> date.atStartOfDay();
                    case LocalDateTime stamp -> stamp;
                    case Instant instant -> LocalDateTime.ofInstant(instant, zone);
                    case String text -> {
                        String stripped = text.strip();
                        // An offset makes an instant; a column without zone takes no notice of it.
                        if (type.hasZone() && Texts.hasOffset(stripped)) {
                            yield LocalDateTime.ofInstant(Texts.parseInstant(stripped), zone);
                        }
                        yield Texts.parseTimestamp(Texts.withoutOffset(stripped));
                    }
                    default -> throw new IllegalArgumentException(value.toString());
                };
        if (type.hasZone()) return local.atZone(zone).toInstant();
        return local;
    }
}
