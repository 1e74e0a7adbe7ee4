package dev.tasse.avro;

import dev.tasse.data.ComponentKind;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// How components of each class are made of values.
final class ComponentMakers {
    // Up to here each whole number has its own.
    private static final long EXACT_DOUBLE = 1L << 53;
    private static final int EXACT_FLOAT = 1 << 24;

    private static final Map<Class<?>, ComponentMaker> MAKERS =
            Map.ofEntries(
                    Map.entry(boolean.class, same(Boolean.class)),
                    Map.entry(Boolean.class, same(Boolean.class)),
                    Map.entry(byte.class, whole(Byte.class, BigDecimal::byteValueExact)),
                    Map.entry(Byte.class, whole(Byte.class, BigDecimal::byteValueExact)),
                    Map.entry(short.class, whole(Short.class, BigDecimal::shortValueExact)),
                    Map.entry(Short.class, whole(Short.class, BigDecimal::shortValueExact)),
                    Map.entry(int.class, whole(Integer.class, BigDecimal::intValueExact)),
                    Map.entry(Integer.class, whole(Integer.class, BigDecimal::intValueExact)),
                    Map.entry(long.class, whole(Long.class, BigDecimal::longValueExact)),
                    Map.entry(Long.class, whole(Long.class, BigDecimal::longValueExact)),
                    Map.entry(
                            BigInteger.class,
                            whole(BigInteger.class, BigDecimal::toBigIntegerExact)),
                    Map.entry(float.class, ComponentMakers::toFloat),
                    Map.entry(Float.class, ComponentMakers::toFloat),
                    Map.entry(double.class, ComponentMakers::toDouble),
                    Map.entry(Double.class, ComponentMakers::toDouble),
                    Map.entry(BigDecimal.class, ComponentMakers::toDecimal),
                    Map.entry(String.class, same(String.class)),
                    Map.entry(byte[].class, same(byte[].class)),
                    Map.entry(UUID.class, same(UUID.class)),
                    Map.entry(LocalDate.class, same(LocalDate.class)),
                    Map.entry(LocalTime.class, same(LocalTime.class)),
                    Map.entry(LocalDateTime.class, same(LocalDateTime.class)),
                    Map.entry(Instant.class, same(Instant.class)),
                    Map.entry(Object.class, value -> value));

    private ComponentMakers() {}

    /// The maker of `component`.
    ///
    /// @throws PlanException if no value becomes what it holds
    static ComponentMaker of(RecordComponent component) {
        return of(component.getGenericType())
                .orElseThrow(() -> noMaker(component, "no Avro value becomes one of this class"));
    }

    private static Optional<ComponentMaker> of(Type type) {
        return switch (ComponentKind.of(type)) {
            // Looked up when a value comes, for a record may hold records of its own class.
            case ComponentKind.Nested(Class<? extends Record> row) ->
                    Optional.of(value -> RecordMaker.of(row).make(value));
            case ComponentKind.Constant constant -> Optional.of(constant(constant.byName()));
            case ComponentKind.ListOf(Type element) -> of(element).map(ComponentMakers::list);
            case ComponentKind.MapOf(Type value) -> of(value).map(ComponentMakers::map);
            case ComponentKind.Plain(Type plain) -> Optional.ofNullable(MAKERS.get(plain));
        };
    }

    /// Why `component` is refused.
    static PlanException noMaker(RecordComponent component, String what) {
        return new PlanException(
                Problem.of(what)
                        .at(ComponentKind.place(component))
                        .got(component.getGenericType().getTypeName())
                        .expected(
                                "a primitive, its box, String, byte[], BigDecimal, UUID, a date or"
                                        + " time of java.time, an enum, a record, List or Map"));
    }

    /// Why `value` is refused where an `expected` is wanted.
    static DataException refused(Object value, String expected) {
        String got =
                value instanceof byte[] bytes
                        ? bytes.length + " bytes"
                        : value.getClass().getSimpleName() + " " + value;
        return new DataException(Problem.of("got %s, expected %s".formatted(got, expected)));
    }

    private static ComponentMaker same(Class<?> type) {
        return value -> {
            if (type.isInstance(value)) return value;
            throw refused(value, type.getSimpleName());
        };
    }

    private static ComponentMaker constant(Map<String, Object> constants) {
        return value -> {
            Object constant = constants.get(value.toString());
            if (constant != null) return constant;
            throw refused(value, "one of " + constants.keySet());
        };
    }

    private static ComponentMaker list(ComponentMaker element) {
        return value -> {
            if (!(value instanceof List<?> values)) throw refused(value, "a list");
            List<@Nullable Object> list = new ArrayList<>(values.size());
            for (Object one : values) list.add(one == null ? null : element.make(one));
            return list;
        };
    }

    private static ComponentMaker map(ComponentMaker element) {
        return value -> {
            if (!(value instanceof Map<?, ?> values)) throw refused(value, "a map");
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            values.forEach((key, one) -> map.put(key, one == null ? null : element.make(one)));
            return map;
        };
    }

    private static ComponentMaker whole(Class<?> type, Function<BigDecimal, Object> exact) {
        return value -> {
            if (type.isInstance(value)) return value;
            try {
                if (isExact(value)) return exact.apply(new BigDecimal(value.toString()));
            } catch (ArithmeticException _) { // too large: refused below
            }
            throw refused(value, "a whole number that fits " + type.getSimpleName());
        };
    }

    private static boolean isExact(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigDecimal;
    }

    private static Object toDouble(Object value) {
        if (value instanceof Double || value instanceof Float || value instanceof Integer) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Long whole && Math.abs(whole) <= EXACT_DOUBLE) return (double) whole;
        throw refused(value, "a number that fits double");
    }

    private static Object toFloat(Object value) {
        if (value instanceof Float) return value;
        if (value instanceof Integer whole && Math.abs(whole) <= EXACT_FLOAT) return (float) whole;
        throw refused(value, "a number that fits float");
    }

    private static Object toDecimal(Object value) {
        if (isExact(value)) return new BigDecimal(value.toString());
        throw refused(value, "an exact number");
    }
}
