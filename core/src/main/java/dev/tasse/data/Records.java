package dev.tasse.data;

import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Rows as records: each component of a record class is the column of its name.
///
/// The record class is looked at once; columns that it has no component for are left out. For the
/// engine: users call {@link Table#rows} and `DataFrame.of`.
public final class Records {
    private Records() {}

    /// Checks that rows of `schema` can be read as records of `type`.
    ///
    /// @throws PlanException naming component and column, if one is missing or of another type
    public static void check(Class<? extends Record> type, Schema schema) {
        for (RecordComponent component : type.getRecordComponents()) {
            ComponentReader.of(component, schema);
        }
    }

    /// The rows of `table` as records of `type`.
    ///
    /// @throws PlanException naming component and column, if one is missing or of another type
    /// @throws DataException for a null or a number that a primitive component does not take
    public static <R extends Record> List<R> read(Table table, Class<R> type) {
        List<ComponentReader> readers = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            readers.add(ComponentReader.of(component, table.schema()));
        }
        Constructor<R> constructor = constructor(type);
        List<R> rows = new ArrayList<>(Math.toIntExact(table.rowCount()));
        for (Table part : table.partitions()) {
            for (long row = 0; row < part.rowCount(); row++) {
                @Nullable Object[] values = new Object[readers.size()];
                for (int i = 0; i < values.length; i++) values[i] = readers.get(i).read(part, row);
                rows.add(made(constructor, values));
            }
        }
        return rows;
    }

    static <R extends Record> Constructor<R> constructor(Class<R> type) {
        Class<?>[] parameters =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(parameters);
            open(constructor, type);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("a record without its constructor: " + type, e);
        }
    }

    static void open(AccessibleObject member, Class<?> type) {
        try {
            member.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw new PlanException(
                    Problem.of("records of " + type.getName() + " cannot be reached")
                            .remedy(
                                    "open its package: opens "
                                            + type.getPackageName()
                                            + " to dev.tasse"),
                    e);
        }
    }

    private static <R extends Record> R made(
            Constructor<R> constructor, @Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new DataException(
                    Problem.of("the record refuses the row")
                            .at(constructor.getDeclaringClass().getSimpleName())
                            .got(Arrays.toString(values)),
                    e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new LinkageError("a record cannot be reached", e);
        }
    }

    /// The columns that records of `type` make, typed by the components; a `BigDecimal` as wide as
    /// those of `rows` need.
    ///
    /// @throws PlanException if a component is of a class that no column holds
    public static <R extends Record> Schema schema(Class<R> type, List<? extends R> rows) {
        Schema schema = Schema.empty();
        for (RecordComponent component : type.getRecordComponents()) {
            List<?> values = List.of();
            if (ComponentTypes.needsValues(component)) {
                open(component.getAccessor(), type);
                values = rows.stream().map(row -> value(component, row)).toList();
            }
            schema = schema.with(component.getName(), ComponentTypes.of(component, values));
        }
        return schema;
    }

    /// A table of `rows`, whose columns are `schema`: what {@link #schema} made, or some of that.
    @SuppressWarnings("exports")
    public static <R extends Record> Table write(
            MemoryPool pool, Schema schema, Class<R> type, List<? extends R> rows) {
        RecordComponent[] components = type.getRecordComponents();
        try (TableBuilder builder = new TableBuilder(pool, schema, rows.size())) {
            for (RecordComponent component : components) {
                OptionalInt place = schema.find(component.getName());
                if (place.isEmpty()) continue;
                open(component.getAccessor(), type);
                ColumnBuilder column = builder.column(place.getAsInt());
                for (R row : rows) column.appendValue(value(component, row));
            }
            return builder.build();
        }
    }

    private static Object value(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (InvocationTargetException e) {
            throw new DataException(
                    Problem.of("the record does not tell its " + component.getName())
                            .at(row.getClass().getSimpleName()),
                    e);
        } catch (IllegalAccessException e) {
            throw new LinkageError("a record cannot be reached", e);
        }
    }
}
