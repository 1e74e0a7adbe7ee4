package dev.tasse.avro;

import dev.tasse.data.ComponentKind;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// The schema of the files of a record class.
final class RecordSchemas {
    private static final ClassValue<Schema> SCHEMAS =
            new ClassValue<>() {
                @Override
                protected Schema computeValue(Class<?> type) {
                    return new RecordSchemas().record(type);
                }
            };

    private static final Map<Class<?>, Supplier<Schema>> TYPES =
            Map.ofEntries(
                    plain(boolean.class, Schema.Type.BOOLEAN),
                    plain(Boolean.class, Schema.Type.BOOLEAN),
                    plain(byte.class, Schema.Type.INT),
                    plain(Byte.class, Schema.Type.INT),
                    plain(short.class, Schema.Type.INT),
                    plain(Short.class, Schema.Type.INT),
                    plain(int.class, Schema.Type.INT),
                    plain(Integer.class, Schema.Type.INT),
                    plain(long.class, Schema.Type.LONG),
                    plain(Long.class, Schema.Type.LONG),
                    plain(float.class, Schema.Type.FLOAT),
                    plain(Float.class, Schema.Type.FLOAT),
                    plain(double.class, Schema.Type.DOUBLE),
                    plain(Double.class, Schema.Type.DOUBLE),
                    plain(String.class, Schema.Type.STRING),
                    plain(byte[].class, Schema.Type.BYTES),
                    logical(BigDecimal.class, Schema.Type.BYTES, LogicalTypes.bigDecimal()),
                    logical(UUID.class, Schema.Type.STRING, LogicalTypes.uuid()),
                    logical(LocalDate.class, Schema.Type.INT, LogicalTypes.date()),
                    logical(LocalTime.class, Schema.Type.LONG, LogicalTypes.timeMicros()),
                    logical(
                            LocalDateTime.class,
                            Schema.Type.LONG,
                            LogicalTypes.localTimestampMicros()),
                    logical(Instant.class, Schema.Type.LONG, LogicalTypes.timestampMicros()));

    // Those of this schema, by class: a record may hold records of its own class.
    private final Map<Class<?>, Schema> named = new HashMap<>();

    private RecordSchemas() {}

    private static Map.Entry<Class<?>, Supplier<Schema>> plain(Class<?> type, Schema.Type kind) {
        return Map.entry(type, () -> Schema.create(kind));
    }

    private static Map.Entry<Class<?>, Supplier<Schema>> logical(
            Class<?> type, Schema.Type kind, LogicalType meaning) {
        return Map.entry(type, () -> meaning.addToSchema(Schema.create(kind)));
    }

    /// The schema of records of `type`.
    ///
    /// @throws dev.tasse.error.PlanException if a component is of a class that is not written
    static Schema of(Class<?> type) {
        return SCHEMAS.get(type);
    }

    private Schema record(Class<?> type) {
        Schema known = named.get(type);
        if (known != null) return known;
        Schema schema =
                Schema.createRecord(type.getSimpleName(), null, type.getPackageName(), false);
        named.put(type, schema);
        List<Schema.Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema of = schema(component, component.getGenericType());
            boolean primitive = component.getType().isPrimitive();
            fields.add(new Schema.Field(component.getName(), primitive ? of : orNull(of)));
        }
        schema.setFields(fields);
        return schema;
    }

    private static Schema orNull(Schema schema) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }

    private Schema schema(RecordComponent component, Type type) {
        return switch (ComponentKind.of(type)) {
            case ComponentKind.Nested(Class<? extends Record> row) -> record(row);
            case ComponentKind.Constant(Class<?> constant) ->
                    named.computeIfAbsent(constant, RecordSchemas::constants);
            case ComponentKind.ListOf(Type element) ->
                    Schema.createArray(orNull(schema(component, element)));
            case ComponentKind.MapOf(Type value) ->
                    Schema.createMap(orNull(schema(component, value)));
            case ComponentKind.Plain(Type plain) -> plain(component, plain);
        };
    }

    private static Schema plain(RecordComponent component, Type type) {
        Supplier<Schema> made = TYPES.get(type);
        if (made != null) return made.get();
        throw ComponentMakers.noMaker(component, "values of this class are not written to Avro");
    }

    private static Schema constants(Class<?> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList();
        return Schema.createEnum(type.getSimpleName(), null, type.getPackageName(), names);
    }
}
