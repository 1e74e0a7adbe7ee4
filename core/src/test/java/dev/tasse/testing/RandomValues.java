package dev.tasse.testing;

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
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Random values of every type, the odd ones more often than chance would have them.
final class RandomValues {
    private static final List<Double> ODD_DOUBLES =
            List.of(
                    0.0,
                    -0.0,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.MAX_VALUE,
                    -Double.MAX_VALUE,
                    Double.MIN_VALUE,
                    1.0,
                    0.1);
    private static final List<String> ODD_TEXTS =
            List.of(
                    "",
                    "a",
                    "abcd",
                    "abcde",
                    "exactly12byt",
                    "exactly13byte",
                    "a\0b",
                    "line\nbreak, \"quote\"",
                    "Zürich",
                    "日本語のテキスト",
                    "\uFFFD\uFFFF",
                    "emoji \uD83D\uDE00 beyond the first plane",
                    "the same long prefix, then 1",
                    "the same long prefix, then 2");
    private static final long SECONDS_PER_DAY = 86_400;

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    /// A value of `type`, of the class that the column gives back; null only for the type NULL.
    @Nullable Object next(DataType type) {
        return switch (type) {
            case NullType _ -> null;
            case BoolType _ -> random.nextBoolean();
            case IntType whole -> integer(whole);
            case FloatType(int bits) -> bits == Double.SIZE ? (Object) real() : (float) real();
            case DecimalType decimal -> decimal(decimal);
            case Utf8Type _ -> text();
            case BinaryType _ -> bytes();
            case DateType _ -> LocalDate.ofEpochDay(number(Integer.SIZE));
            case TimeType(TimeResolution unit) ->
                    LocalTime.ofNanoOfDay(
                            random.nextLong(SECONDS_PER_DAY * unit.perSecond())
                                    * (TimeResolution.NANOS.perSecond() / unit.perSecond()));
            case TimestampType stamp -> stamp(stamp);
            case DurationType(TimeResolution unit) -> Duration.of(number(Long.SIZE), unit.unit());
            case MonthIntervalType _ -> Period.ofMonths((int) number(Integer.SIZE));
            case ListType(DataType element) -> list(element);
            case StructType struct -> struct(struct);
            case MapType map -> map(map);
        };
    }

    /// Nulls among values inside of others.
    private @Nullable Object nextOrNull(DataType type) {
        return random.nextInt(4) == 0 ? null : next(type);
    }

    /// A number of `bits` bits with sign: often small, often an extreme.
    private long number(int bits) {
        long max = -1L >>> (Long.SIZE - bits + 1);
        return switch (random.nextInt(8)) {
            case 0 -> max;
            case 1 -> ~max;
            case 2 -> 0;
            case 3 -> -1;
            case 4, 5 -> random.nextLong() >> (Long.SIZE - bits);
            default -> random.nextLong(-100, 100);
        };
    }

    private Object integer(IntType type) {
        int bits = type.bits();
        long value = number(bits);
        if (type.signed()) {
            return switch (bits) {
                case Byte.SIZE -> (Object) (byte) value;
                case Short.SIZE -> (short) value;
                case Integer.SIZE -> (int) value;
                default -> value;
            };
        }
        return switch (bits) {
            case Byte.SIZE -> (Object) (short) (value & 0xFF);
            case Short.SIZE -> (int) (value & 0xFFFF);
            case Integer.SIZE -> value & 0xFFFF_FFFFL;
            default -> value >= 0 ? (Object) value : new BigInteger(Long.toUnsignedString(value));
        };
    }

    private double real() {
        return switch (random.nextInt(3)) {
            case 0 -> ODD_DOUBLES.get(random.nextInt(ODD_DOUBLES.size()));
            case 1 -> random.nextInt(1000) / 8.0;
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
        };
    }

    private BigDecimal decimal(DecimalType type) {
        BigInteger limit = BigInteger.TEN.pow(type.precision());
        BigInteger size =
                switch (random.nextInt(4)) {
                    case 0 -> limit.subtract(BigInteger.ONE);
                    case 1 -> BigInteger.valueOf(random.nextInt(3));
                    default -> new BigInteger(limit.bitLength(), random).mod(limit);
                };
        return new BigDecimal(random.nextBoolean() ? size : size.negate(), type.scale());
    }

    private String text() {
        if (random.nextBoolean()) return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            boolean ascii = random.nextInt(8) > 0;
            text.appendCodePoint(ascii ? random.nextInt('a', 'z') : random.nextInt(0xA1, 0xD7FF));
        }
        return text.toString();
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Object stamp(TimestampType type) {
        TimeResolution unit = type.resolution();
        // Seconds reach beyond the years of java.time.
        long count =
                unit == TimeResolution.SECONDS
                        ? random.nextLong(-60_000_000_000L, 60_000_000_000L)
                        : number(Long.SIZE);
        long second = Math.floorDiv(count, unit.perSecond());
        long nanos =
                Math.floorMod(count, unit.perSecond())
                        * (TimeResolution.NANOS.perSecond() / unit.perSecond());
        Instant instant = Instant.ofEpochSecond(second, nanos);
        return type.hasZone() ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private List<@Nullable Object> list(DataType element) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) list.add(nextOrNull(element));
        return list;
    }

    private Map<String, @Nullable Object> struct(StructType type) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name : type.fields().names()) {
            map.put(name, nextOrNull(type.fields().type(name)));
        }
        return map;
    }

    private Map<Object, @Nullable Object> map(MapType type) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object key = next(type.key());
            if (key != null) map.put(key, nextOrNull(type.value()));
        }
        return map;
    }
}
