package dev.tasse.internal.store;

import dev.tasse.graph.Held;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// About what Java objects hold on the heap: objects of eight-byte alignment with headers of twelve
/// bytes and references of four, as the JVM lays them out with compressed references. Of large
/// collections some elements are looked at; what several results share is counted for each.
public final class Sizes {
    /// Results below this count as nothing: their task alone takes the scheduler as much.
    static final long LEAST_BYTES = 512;

    private static final int HEADER_BYTES = 12;
    private static final int ARRAY_HEADER_BYTES = 16;
    private static final int REFERENCE_BYTES = 4;
    private static final int ENTRY_BYTES = 32;
    private static final int SAMPLED = 32;
    private static final int OBJECTS_MAX = 2_000;

    private static final ClassValue<Shape> SHAPES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return Shape.of(type);
                }
            };

    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();

    private Sizes() {}

    /// What `value` holds: of what is {@link Held} what it says, of other objects about what they
    /// take on the heap, 0 if that is next to nothing.
    public static long of(Object value) {
        if (value instanceof Held held) return held.bytes();
        if (value instanceof Boolean || value instanceof Number || value instanceof Enum<?>)
            return 0;
        if (value instanceof String text) return counted(text(text));
        Class<?> type = value.getClass();
        boolean holds =
                type.isArray() || value instanceof Collection<?> || value instanceof Map<?, ?>;
        if (!holds && SHAPES.get(type).references.isEmpty()) {
            return counted(SHAPES.get(type).bytes);
        }
        return counted(new Sizes().bytes(value));
    }

    private static long counted(long bytes) {
        return bytes < LEAST_BYTES ? 0 : bytes;
    }

    private static long aligned(long bytes) {
        return bytes + 7 & -8L;
    }

    private long bytes(@Nullable Object value) {
        if (value == null || seen.size() >= OBJECTS_MAX || seen.put(value, true) != null) return 0;
        if (value instanceof Held held) return held.bytes();
        if (value instanceof Enum<?> || value instanceof Class<?>) return 0;
        if (value instanceof String text) return text(text);
        Class<?> type = value.getClass();
        if (type.isArray()) return array(value, type.getComponentType());
        if (type.getName().startsWith("java.util.") && value instanceof Collection<?> elements) {
            return collection(elements);
        }
        if (type.getName().startsWith("java.util.") && value instanceof Map<?, ?> map) {
            return map(map);
        }
        return fields(value, SHAPES.get(type));
    }

    private static long text(String text) {
        int width = 1;
        for (int i = 0; i < Math.min(text.length(), SAMPLED); i++) {
            if (text.charAt(i) > 0xFF) width = 2;
        }
        return 24 + aligned(ARRAY_HEADER_BYTES + (long) width * text.length());
    }

    private long array(Object array, Class<?> component) {
        int length = Array.getLength(array);
        if (component.isPrimitive()) {
            return aligned(ARRAY_HEADER_BYTES + (long) width(component) * length);
        }
        Object[] elements = (Object[]) array;
        long bytes = 0;
        int looked = 0;
        int step = Math.max(1, length / SAMPLED);
        for (int i = 0; i < length; i += step) {
            looked++;
            bytes += bytes(elements[i]);
        }
        long own = aligned(ARRAY_HEADER_BYTES + (long) REFERENCE_BYTES * length);
        return looked == 0 ? own : own + bytes * length / looked;
    }

    private long collection(Collection<?> elements) {
        boolean hashed = elements instanceof Set<?>;
        long own = hashed ? 64L + 40L * elements.size() : 40 + 5L * elements.size();
        return own + sampled(elements, elements.size());
    }

    private long map(Map<?, ?> map) {
        long own = 64 + (ENTRY_BYTES + 8L) * map.size();
        return own + sampled(map.keySet(), map.size()) + sampled(map.values(), map.size());
    }

    /// What `count` elements hold, of which some are looked at.
    private long sampled(Collection<?> elements, long count) {
        long bytes = 0;
        int looked = 0;
        for (Object element : elements) {
            if (looked == SAMPLED) break;
            looked++;
            bytes += bytes(element);
        }
        return looked == 0 ? 0 : bytes * count / looked;
    }

    private long fields(Object value, Shape shape) {
        long bytes = shape.bytes;
        for (Field field : shape.references) {
            try {
                bytes += bytes(field.get(value));
            } catch (IllegalAccessException e) {
                throw new AssertionError("a field was made accessible", e);
            }
        }
        return bytes;
    }

    private static int width(Class<?> type) {
        if (type == long.class || type == double.class) return 8;
        if (type == int.class || type == float.class) return 4;
        if (type == short.class || type == char.class) return 2;
        return type.isPrimitive() ? 1 : REFERENCE_BYTES;
    }

    /// What an object of a class takes by itself, and its references that may be followed.
    private static final class Shape {
        final long bytes;
        final List<Field> references;

        private Shape(long bytes, List<Field> references) {
            this.bytes = bytes;
            this.references = references;
        }

        static Shape of(Class<?> type) {
            long bytes = HEADER_BYTES;
            List<Field> references = new ArrayList<>();
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                for (Field field : at.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers())) continue;
                    bytes += width(field.getType());
                    if (!field.getType().isPrimitive() && field.trySetAccessible()) {
                        references.add(field);
                    }
                }
            }
            return new Shape(aligned(bytes), List.copyOf(references));
        }
    }
}
