package dev.tasse.data;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a component of a record holds, for those who make records of what they read, and the other
/// way.
public sealed interface ComponentKind {
    /// A record of its own.
    record Nested(Class<? extends Record> type) implements ComponentKind {}

    /// A constant of an enum.
    record Constant(Class<?> type) implements ComponentKind {
        /// The constants by their names.
        public Map<String, Object> byName() {
            return Stream.of(type.getEnumConstants())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    constant -> ((Enum<?>) constant).name(), Function.identity()));
        }
    }

    /// A list of elements of one type.
    record ListOf(Type element) implements ComponentKind {}

    /// A map from strings to values of one type.
    record MapOf(Type value) implements ComponentKind {}

    /// Anything else.
    record Plain(Type type) implements ComponentKind {}

    /// What a component of `type` holds.
    static ComponentKind of(Type type) {
        if (type instanceof Class<?> plain) return ofClass(plain);
        if (!(type instanceof ParameterizedType generic)) return new Plain(type);
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) return new ListOf(arguments[0]);
        boolean map = generic.getRawType() == Map.class && arguments[0] == String.class;
        return map ? new MapOf(arguments[1]) : new Plain(type);
    }

    private static ComponentKind ofClass(Class<?> type) {
        if (type.isRecord()) return new Nested(type.asSubclass(Record.class));
        return type.isEnum() ? new Constant(type) : new Plain(type);
    }

    /// Where `component` is, for errors.
    static String place(RecordComponent component) {
        return "component \"%s\" of %s"
                .formatted(component.getName(), component.getDeclaringRecord().getSimpleName());
    }
}
