package dev.tasse.data;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// A record class, looked at once: how its records are taken apart and made of values. Safe for
/// many threads.
public final class RecordForm {
    private static final ClassValue<RecordForm> FORMS =
            new ClassValue<>() {
                @Override
                protected RecordForm computeValue(Class<?> type) {
                    return new RecordForm(type.asSubclass(Record.class));
                }
            };

    private final Class<? extends Record> type;
    private final List<RecordComponent> components;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    private RecordForm(Class<? extends Record> type) {
        this.type = type;
        components = List.of(type.getRecordComponents());
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType reading = MethodType.methodType(Object.class, Record.class);
        try {
            accessors = new MethodHandle[components.size()];
            for (int i = 0; i < accessors.length; i++) {
                Records.open(components.get(i).getAccessor(), type);
                accessors[i] = lookup.unreflect(components.get(i).getAccessor()).asType(reading);
            }
            Constructor<? extends Record> canonical = Records.constructor(type);
            constructor =
                    lookup.unreflectConstructor(canonical)
                            .asSpreader(Object[].class, accessors.length)
                            .asType(MethodType.methodType(Record.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new LinkageError("a record cannot be reached", e);
        }
    }

    /// The form of `type`.
    ///
    /// @throws dev.tasse.error.PlanException if the module of the class does not open it
    public static RecordForm of(Class<? extends Record> type) {
        return FORMS.get(type);
    }

    /// The record class.
    public Class<? extends Record> type() {
        return type;
    }

    /// Its components, in their order.
    public List<RecordComponent> components() {
        return components;
    }

    /// The value of component `i` of `row`.
    @SuppressWarnings("NullAway") // null where the component is null
    public Object get(Record row, int i) {
        try {
            return (Object) accessors[i].invokeExact(row);
        } catch (Throwable e) {
            throw new DataException(
                    Problem.of("the record does not tell its " + components.get(i).getName())
                            .at(type.getSimpleName()),
                    e);
        }
    }

    /// The record of `values`, each of the class of its component.
    ///
    /// @throws DataException if its constructor refuses them; what it has thrown is the cause
    public Record make(@Nullable Object[] values) {
        try {
            return (Record) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw new DataException(
                    Problem.of("the record refuses the values: " + e.getMessage())
                            .at(type.getSimpleName())
                            .got(Arrays.toString(values)),
                    e);
        }
    }
}
