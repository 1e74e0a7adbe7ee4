package dev.tasse.data;

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
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values as objects: which classes each type takes, and the numbers that columns keep of them.
final class Values {
    private static final long NANOS_PER_SECOND = TimeResolution.NANOS.perSecond();

    private Values() {}

    /// `value` as an object of the class that {@link Column#get} gives for `type`.
    ///
    /// @throws IllegalArgumentException if it is not a value of the type
    static Object canonical(DataType type, Object value) {
        return switch (type) {
            case NullType _ -> throw wrong(type, "nothing but null", value);
            case BoolType _ -> bool(type, value);
            case DecimalType decimal -> decimal(decimal, value);
            case Utf8Type _ -> text(type, value);
            case BinaryType _ -> binary(type, value).clone();
            case ListType(DataType element) -> canonicalList(element, list(type, value));
            case StructType struct -> canonicalStruct(struct, map(type, value));
            case MapType map -> canonicalMap(map, map(type, value));
            case IntType _,
                    FloatType _,
                    DateType _,
                    TimeType _,
                    TimestampType _,
                    DurationType _,
                    MonthIntervalType _ ->
                    FixedValues.decode(type, encode(type, value));
        };
    }

    /// The `long` of a value of a fixed-width type: see {@link FixedValues}.
    static long encode(DataType type, Object value) {
        return switch (type) {
            case IntType whole -> encodeInt(whole, value);
            case FloatType floating -> encodeFloat(floating, value);
            case DateType _ when value instanceof LocalDate date ->
                    inRange(type, date.toEpochDay(), value);
            case DateType _ -> throw wrong(type, "a LocalDate", value);
            case TimeType(TimeResolution unit) when value instanceof LocalTime time ->
                    time.toNanoOfDay() / (NANOS_PER_SECOND / unit.perSecond());
            case TimeType _ -> throw wrong(type, "a LocalTime", value);
            case TimestampType stamp -> encodeTimestamp(stamp, value);
            case DurationType(TimeResolution unit) when value instanceof Duration length ->
                    count(type, unit, new Parts(length.getSeconds(), length.getNano()));
            case DurationType _ -> throw wrong(type, "a Duration", value);
            case MonthIntervalType _ when value instanceof Period p && p.equals(p.withDays(0)) ->
                    inRange(type, p.toTotalMonths(), value);
            case MonthIntervalType _ -> throw wrong(type, "a Period without days", value);
            default -> throw new IllegalArgumentException(type + " has no fixed width");
        };
    }

    /// What {@link Column#getLong} gives for the canonical `value` of `column`.
    static long toLong(Column column, Object value) {
        return switch (value) {
            case Byte b -> b;
            case Short s -> s;
            case Integer i -> i;
            case Long l -> l;
            case BigInteger big -> big.longValueExact();
            case BigDecimal decimal -> decimal.longValueExact();
            default -> {
                if (!FixedValues.isFixed(column.type()) || column.type() instanceof FloatType) {
                    throw column.wrongGetter("long");
                }
                yield encode(column.type(), value);
            }
        };
    }

    static boolean bool(DataType type, Object value) {
        if (value instanceof Boolean truth) return truth;
        throw wrong(type, "a Boolean", value);
    }

    static String text(DataType type, Object value) {
        if (value instanceof CharSequence text) return text.toString();
        throw wrong(type, "a String", value);
    }

    static byte[] binary(DataType type, Object value) {
        if (value instanceof byte[] bytes) return bytes;
        throw wrong(type, "a byte[]", value);
    }

    static List<?> list(DataType type, Object value) {
        if (value instanceof List<?> list) return list;
        throw wrong(type, "a List", value);
    }

    static Map<?, ?> map(DataType type, Object value) {
        if (value instanceof Map<?, ?> map) return map;
        throw wrong(type, "a Map", value);
    }

    /// `value` with the scale of `type`.
    static BigDecimal decimal(DecimalType type, Object value) {
        BigDecimal number =
                switch (value) {
                    case BigDecimal decimal -> decimal;
                    case BigInteger big -> new BigDecimal(big);
                    case Byte _, Short _, Integer _, Long _ ->
                            BigDecimal.valueOf(((Number) value).longValue());
                    default -> throw wrong(type, "a BigDecimal or a whole number", value);
                };
        if (number.stripTrailingZeros().scale() > type.scale()) {
            throw wrong(type, "at most " + type.scale() + " digits after the point", value);
        }
        BigDecimal scaled = number.setScale(type.scale(), RoundingMode.UNNECESSARY);
        if (scaled.precision() <= type.precision()) return scaled;
        throw wrong(type, "at most " + type.precision() + " digits", value);
    }

    private static long encodeInt(IntType type, Object value) {
        return switch (value) {
            case Byte _, Short _, Integer _, Long _ ->
                    inRange(type, ((Number) value).longValue(), value);
            case BigInteger big -> {
                int bits = type.signed() ? type.bits() - 1 : type.bits();
                boolean fits = big.bitLength() <= bits && (type.signed() || big.signum() >= 0);
                if (!fits) throw wrong(type, "a number that fits it", value);
                yield big.longValue();
            }
            default -> throw wrong(type, "a whole number", value);
        };
    }

    private static long inRange(DataType type, long number, Object value) {
        boolean fits =
                type.equals(DataType.UINT64)
                        ? number >= 0
                        : number >= FixedValues.min(type) && number <= FixedValues.max(type);
        if (fits) return number;
        throw wrong(type, "a number that fits it", value);
    }

    private static long encodeFloat(FloatType type, Object value) {
        if (!(value instanceof Number number)) throw wrong(type, "a number", value);
        double exact = number.doubleValue();
        if (type.bits() == Double.SIZE) return Double.doubleToRawLongBits(exact);
        float rounded = number.floatValue();
        if (value instanceof Double && Double.compare(rounded, exact) != 0) {
            throw wrong(type, "a Float, or a Double that is one", value);
        }
        return Float.floatToRawIntBits(rounded);
    }

    private static long encodeTimestamp(TimestampType type, Object value) {
        Instant instant =
                switch (value) {
                    case LocalDateTime local when !type.hasZone() ->
                            local.toInstant(ZoneOffset.UTC);
                    case Instant point when type.hasZone() -> point;
                    case ZonedDateTime zoned when type.hasZone() -> zoned.toInstant();
                    case OffsetDateTime zoned when type.hasZone() -> zoned.toInstant();
                    default -> {
                        String wanted = type.hasZone() ? "an Instant" : "a LocalDateTime";
                        throw wrong(type, wanted, value);
                    }
                };
        Parts parts = new Parts(instant.getEpochSecond(), instant.getNano());
        return count(type, type.resolution(), parts);
    }

    private record Parts(long seconds, int nanos) {}

    /// Whole units; what is finer is cut off towards the past.
    private static long count(DataType type, TimeResolution unit, Parts time) {
        long part = time.nanos() / (NANOS_PER_SECOND / unit.perSecond());
        try {
            if (time.seconds() >= 0) {
                return Math.addExact(Math.multiplyExact(time.seconds(), unit.perSecond()), part);
            }
            // One second up first: the product alone may overflow where the sum does not.
            long whole = Math.multiplyExact(time.seconds() + 1, unit.perSecond());
            return Math.addExact(whole, part - unit.perSecond());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    time.seconds() + " seconds do not fit a column of " + type, e);
        }
    }

    private static List<@Nullable Object> canonicalList(DataType element, List<?> list) {
        List<@Nullable Object> result = new ArrayList<>(list.size());
        for (Object item : list) result.add(canonicalOrNull(element, item));
        return Collections.unmodifiableList(result);
    }

    private static Map<String, @Nullable Object> canonicalStruct(StructType type, Map<?, ?> map) {
        checkFields(type, map);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (int i = 0; i < type.fields().size(); i++) {
            String name = type.fields().name(i);
            result.put(name, canonicalOrNull(type.fields().type(i), map.get(name)));
        }
        return Collections.unmodifiableMap(result);
    }

    private static Map<Object, @Nullable Object> canonicalMap(MapType type, Map<?, ?> map) {
        Map<Object, @Nullable Object> result = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = canonicalOrNull(type.value(), entry.getValue());
            result.put(canonical(type.key(), entry.getKey()), value);
        }
        return Collections.unmodifiableMap(result);
    }

    private static @Nullable Object canonicalOrNull(DataType type, @Nullable Object value) {
        return value == null ? null : canonical(type, value);
    }

    /// @throws IllegalArgumentException if `map` has a key that is no field of `type`
    static void checkFields(StructType type, Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String name) || type.fields().find(name).isEmpty()) {
                throw wrong(type, "a Map of its fields", map);
            }
        }
    }

    static IllegalArgumentException wrong(DataType type, String wanted, Object value) {
        return new IllegalArgumentException(
                "a column of %s takes %s, not %s (%s)"
                        .formatted(type, wanted, value, value.getClass().getName()));
    }
}
