package dev.tasse;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The delayed values inside lists, maps, optionals and records, and how to put results in their
/// places.
final class Gathering {
    /// Stands in the structure for the result of one of the inputs.
    private record Place(int input) {}

    private final List<Delayed<?>> delayed = new ArrayList<>();
    private final Set<Object> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Object template;

    private Gathering(Object structure) {
        template = Objects.requireNonNull(taken(structure));
    }

    static Gathering of(Object structure) {
        return new Gathering(structure);
    }

    List<Delayed<?>> delayed() {
        return delayed;
    }

    /// The structure with places instead of the delayed values.
    Object template() {
        return template;
    }

    /// The structure with `results` in the places of the delayed values.
    static Object filled(Object template, List<Object> results) {
        return Objects.requireNonNull(replaced(template, results));
    }

    /// The structure with places instead of delayed values; records stay, as lists of their parts.
    private @Nullable Object taken(@Nullable Object part) {
        if (part instanceof Delayed<?> found) {
            delayed.add(found);
            return new Place(delayed.size() - 1);
        }
        if (!(part instanceof List || part instanceof Map || part instanceof Optional)
                && !(part instanceof Record)) {
            return part;
        }
        if (!inside.add(part)) {
            throw new IllegalArgumentException(
                    "a " + part.getClass().getSimpleName() + " to be gathered contains itself");
        }
        int before = delayed.size();
        Object copy = takenInside(part);
        inside.remove(part);
        return delayed.size() == before ? part : copy;
    }

    private Object takenInside(Object part) {
        if (part instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object element : list) copy.add(taken(element));
            return copy;
        }
        if (part instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, taken(value)));
            return copy;
        }
        if (part instanceof Optional<?> optional) {
            return Optional.ofNullable(taken(optional.orElse(null)));
        }
        return takenRecord((Record) part);
    }

    /// A record taken apart, with places among the values of its components.
    private record Parts(Class<?> type, List<@Nullable Object> values) {}

    private Parts takenRecord(Record part) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            int before = delayed.size();
            values.add(taken(value(part, component)));
            if (delayed.size() > before && component.getType() == Delayed.class) {
                throw new IllegalArgumentException(
                        "component %s of %s is a Delayed and cannot hold its result; declare it as Object"
                                .formatted(component.getName(), part.getClass().getSimpleName()));
            }
        }
        return new Parts(part.getClass(), values);
    }

    private static @Nullable Object value(Record part, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot read " + component + " of " + part, e);
        }
    }

    private static @Nullable Object replaced(@Nullable Object part, List<Object> results) {
        if (part instanceof Place(int input)) return results.get(input);
        if (part instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object element : list) copy.add(replaced(element, results));
            return Collections.unmodifiableList(copy);
        }
        if (part instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, replaced(value, results)));
            return Collections.unmodifiableMap(copy);
        }
        if (part instanceof Optional<?> optional) {
            return optional.map(value -> replaced(value, results));
        }
        if (part instanceof Parts parts) return rebuilt(parts, results);
        return part;
    }

    private static Object rebuilt(Parts parts, List<Object> results) {
        Object[] values = parts.values().stream().map(value -> replaced(value, results)).toArray();
        Class<?>[] types =
                Arrays.stream(parts.type().getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = parts.type().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + parts.type().getName(), e);
        }
    }
}
