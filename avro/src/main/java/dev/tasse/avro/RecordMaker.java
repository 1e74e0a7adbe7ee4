package dev.tasse.avro;

import dev.tasse.data.RecordForm;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes records of one class, which is looked at once, of maps. Safe for many threads.
final class RecordMaker implements ComponentMaker {
    private static final ClassValue<RecordMaker> MAKERS =
            new ClassValue<>() {
                @Override
                protected RecordMaker computeValue(Class<?> type) {
                    return new RecordMaker(RecordForm.of(type.asSubclass(Record.class)));
                }
            };

    private final RecordForm form;
    private final List<ComponentMaker> makers = new ArrayList<>();

    private RecordMaker(RecordForm form) {
        this.form = form;
        for (RecordComponent component : form.components()) {
            makers.add(ComponentMakers.of(component));
        }
    }

    /// The maker of records of `type`.
    ///
    /// @throws PlanException if a component is of a class that no value becomes
    static RecordMaker of(Class<?> type) {
        return MAKERS.get(type);
    }

    /// Checks that `schema` has a field for each component.
    ///
    /// @throws PlanException if it has not
    void check(Schema schema, String path) {
        for (RecordComponent component : form.components()) {
            if (schema.getField(component.getName()) != null) continue;
            List<String> fields = schema.getFields().stream().map(Schema.Field::name).toList();
            String near = Suggestion.phrase(component.getName(), fields);
            throw new PlanException(
                    Problem.of("no field for component \"%s\"".formatted(component.getName()))
                            .at(name() + ", in " + path)
                            .remedy(
                                    (near.isEmpty() ? "" : near + " ")
                                            + "fields: "
                                            + String.join(", ", fields)));
        }
    }

    private String name() {
        return form.type().getSimpleName();
    }

    @Override
    public Object make(Object value) {
        if (!(value instanceof Map<?, ?> row)) throw ComponentMakers.refused(value, name());
        @Nullable Object[] values = new @Nullable Object[makers.size()];
        for (int i = 0; i < values.length; i++) values[i] = component(row, i);
        return form.make(values);
    }

    private @Nullable Object component(Map<?, ?> row, int place) {
        RecordComponent component = form.components().get(place);
        Object value = row.get(component.getName());
        try {
            if (value != null) return makers.get(place).make(value);
        } catch (DataException e) {
            throw wrong(component, ": " + e.getMessage());
        }
        if (component.getType().isPrimitive()) throw wrong(component, " is missing or null");
        return null;
    }

    private DataException wrong(RecordComponent component, String what) {
        return new DataException(
                Problem.of("field \"%s\" of %s%s".formatted(component.getName(), name(), what)));
    }
}
