package dev.tasse.json;

import dev.tasse.data.ComponentKind;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How values of the classes that components may be of are made of JSON values.
final class ComponentReaders {
    private static final Map<Class<?>, ValueReader> READERS =
            Map.ofEntries(
                    Map.entry(String.class, text("a string", text -> text)),
                    Map.entry(boolean.class, ComponentReaders::flag),
                    Map.entry(Boolean.class, ComponentReaders::flag),
                    Map.entry(long.class, ComponentReaders::longNumber),
                    Map.entry(Long.class, ComponentReaders::longNumber),
                    Map.entry(int.class, ComponentReaders::intNumber),
                    Map.entry(Integer.class, ComponentReaders::intNumber),
                    Map.entry(short.class, parser -> (short) small(parser, Short.MAX_VALUE)),
                    Map.entry(Short.class, parser -> (short) small(parser, Short.MAX_VALUE)),
                    Map.entry(byte.class, parser -> (byte) small(parser, Byte.MAX_VALUE)),
                    Map.entry(Byte.class, parser -> (byte) small(parser, Byte.MAX_VALUE)),
                    Map.entry(double.class, ComponentReaders::number),
                    Map.entry(Double.class, ComponentReaders::number),
                    Map.entry(float.class, parser -> number(parser).floatValue()),
                    Map.entry(Float.class, parser -> number(parser).floatValue()),
                    Map.entry(BigDecimal.class, ComponentReaders::decimal),
                    Map.entry(BigInteger.class, ComponentReaders::whole),
                    Map.entry(LocalDate.class, text("a date", LocalDate::parse)),
                    Map.entry(LocalTime.class, text("a time", LocalTime::parse)),
                    Map.entry(LocalDateTime.class, text("a date and time", LocalDateTime::parse)),
                    Map.entry(Instant.class, text("an instant", Instant::parse)),
                    Map.entry(Duration.class, text("a duration", Duration::parse)),
                    Map.entry(Object.class, AnyValue::read));

    private ComponentReaders() {}

    /// The reader of `component`.
    ///
    /// @throws PlanException if no JSON value becomes what it holds
    static ValueReader of(RecordComponent component) {
        return of(component.getGenericType()).orElseThrow(() -> noReader(component));
    }

    private static Optional<ValueReader> of(Type type) {
        return switch (ComponentKind.of(type)) {
            // Looked up when a value comes, for a record may hold records of its own class.
            case ComponentKind.Nested(Class<? extends Record> row) ->
                    Optional.of(parser -> RecordReader.of(row).read(parser));
            case ComponentKind.Constant constant -> Optional.of(constant(constant.byName()));
            case ComponentKind.ListOf(Type element) -> of(element).map(ComponentReaders::list);
            case ComponentKind.MapOf(Type value) -> of(value).map(ComponentReaders::map);
            case ComponentKind.Plain(Type plain) -> Optional.ofNullable(READERS.get(plain));
        };
    }

    private static PlanException noReader(RecordComponent component) {
        return new PlanException(
                Problem.of("no JSON value becomes a value of this class")
                        .at(ComponentKind.place(component))
                        .got(component.getGenericType().getTypeName())
                        .expected(
                                "a primitive, its box, String, BigDecimal, BigInteger, an enum, a"
                                        + " class of java.time, a record, List, Map or Object"));
    }

    private static ValueReader constant(Map<String, Object> constants) {
        return parser -> {
            Object constant = constants.get(parser.getString());
            return constant == null ? refuse(parser, "one of " + constants.keySet()) : constant;
        };
    }

    private static ValueReader list(ValueReader element) {
        ValueReader nullable = orNull(element);
        return parser ->
                parser.currentToken() == JsonToken.START_ARRAY
                        ? AnyValue.list(parser, nullable)
                        : refuse(parser, "an array");
    }

    private static ValueReader map(ValueReader element) {
        ValueReader nullable = orNull(element);
        return parser ->
                parser.currentToken() == JsonToken.START_OBJECT
                        ? AnyValue.map(parser, nullable)
                        : refuse(parser, "an object");
    }

    private static ValueReader orNull(ValueReader reader) {
        return parser -> parser.currentToken() == JsonToken.VALUE_NULL ? null : reader.read(parser);
    }

    private static ValueReader text(String expected, Function<String, Object> made) {
        return parser -> {
            if (parser.currentToken() != JsonToken.VALUE_STRING) return refuse(parser, expected);
            try {
                return made.apply(parser.getString());
            } catch (DateTimeException _) {
                return refuse(parser, expected);
            }
        };
    }

    private static @Nullable Object flag(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_TRUE) return true;
        return parser.currentToken() == JsonToken.VALUE_FALSE ? false : refuse(parser, "a boolean");
    }

    private static void requireWhole(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) refuse(parser, "a whole number");
    }

    private static Object longNumber(JsonParser parser) {
        requireWhole(parser);
        return parser.getLongValue();
    }

    private static Object intNumber(JsonParser parser) {
        requireWhole(parser);
        return parser.getIntValue();
    }

    private static int small(JsonParser parser, int most) {
        requireWhole(parser);
        int value = parser.getIntValue();
        if (value > most || value < -most - 1) refuse(parser, "at most " + most);
        return value;
    }

    private static Object whole(JsonParser parser) {
        requireWhole(parser);
        return parser.getBigIntegerValue();
    }

    private static void requireNumber(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT
                && parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            refuse(parser, "a number");
        }
    }

    private static Double number(JsonParser parser) {
        requireNumber(parser);
        return parser.getDoubleValue();
    }

    private static Object decimal(JsonParser parser) {
        requireNumber(parser);
        return parser.getDecimalValue();
    }

    /// Never answers.
    private static @Nullable Object refuse(JsonParser parser, String expected) {
        JsonToken token = parser.currentToken();
        String found = token.isScalarValue() ? parser.getString() : token.asString();
        throw Parsing.wrong("got " + found + ", expected " + expected);
    }
}
