package dev.tasse.json;

import dev.tasse.data.RecordForm;
import dev.tasse.error.DataException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// JSON objects as records of one class, which is looked at once. Safe for many threads.
final class RecordReader implements ValueReader {
    private static final ClassValue<RecordReader> READERS =
            new ClassValue<>() {
                @Override
                protected RecordReader computeValue(Class<?> type) {
                    return new RecordReader(RecordForm.of(type.asSubclass(Record.class)));
                }
            };

    private final RecordForm form;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<ValueReader> readers = new ArrayList<>();

    private RecordReader(RecordForm form) {
        this.form = form;
        for (RecordComponent component : form.components()) {
            places.put(component.getName(), places.size());
            readers.add(ComponentReaders.of(component));
        }
    }

    /// The reader of records of `type`.
    ///
    /// @throws dev.tasse.error.PlanException if a component is of a class that no JSON value
    ///   becomes
    static RecordReader of(Class<?> type) {
        return READERS.get(type);
    }

    List<RecordComponent> components() {
        return form.components();
    }

    String name() {
        return form.type().getSimpleName();
    }

    @Override
    public Object read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Parsing.wrong("expected a JSON object for " + name());
        }
        @Nullable Object[] values = new @Nullable Object[readers.size()];
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            Integer place = places.get(field);
            JsonToken token = parser.nextToken();
            if (place == null) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values[place] = component(parser, place);
            }
        }
        for (int i = 0; i < values.length; i++) {
            boolean missing = values[i] == null && components().get(i).getType().isPrimitive();
            if (missing) throw Parsing.wrong(named(i) + " is missing or null");
        }
        return form.make(values);
    }

    private @Nullable Object component(JsonParser parser, int place) {
        try {
            return readers.get(place).read(parser);
        } catch (DataException e) {
            throw Parsing.wrong(named(place) + ": " + e.getMessage());
        } catch (JacksonException e) {
            if (parser.currentToken() == null) throw e;
            throw Parsing.wrong(named(place) + ": " + e.getOriginalMessage());
        }
    }

    private String named(int place) {
        return "field \"%s\" of %s".formatted(components().get(place).getName(), name());
    }
}
