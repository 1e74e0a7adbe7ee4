package dev.tasse.avro;

import dev.tasse.data.RecordForm;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of the JDK as Avro's generic writer takes them.
final class Datums {
    private static final int NANOS_PER_MICRO = 1000;

    private Datums() {}

    /// `row`, whose schema is `schema`.
    static Object of(Record row, Schema schema) {
        RecordForm form = RecordForm.of(row.getClass());
        GenericData.Record datum = new GenericData.Record(schema);
        for (int i = 0; i < form.components().size(); i++) {
            datum.put(i, of(form.get(row, i), schema.getFields().get(i).schema()));
        }
        return datum;
    }

    private static @Nullable Object of(@Nullable Object value, Schema schema) {
        // A union is of null and what there is else.
        Schema type = schema.isUnion() ? schema.getTypes().getLast() : schema;
        return switch (value) {
            case null -> null;
            case Record row -> of(row, type);
            case Enum<?> constant -> new GenericData.EnumSymbol(type, constant.name());
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case Byte small -> small.intValue();
            case Short small -> small.intValue();
            case LocalTime time -> exact(time);
            case LocalDateTime time -> exact(time);
            case Instant time -> exact(time);
            case List<?> list -> list(list, type.getElementType());
            case Map<?, ?> map -> map(map, type.getValueType());
            default -> value;
        };
    }

    private static Object exact(TemporalAccessor time) {
        if (time.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICRO == 0) return time;
        throw new DataException(
                Problem.of("a time is finer than the microseconds of the file")
                        .got(time.toString())
                        .remedy("truncate it: value.truncatedTo(ChronoUnit.MICROS)"));
    }

    private static List<@Nullable Object> list(List<?> values, Schema element) {
        List<@Nullable Object> list = new ArrayList<>(values.size());
        for (Object value : values) list.add(of(value, element));
        return list;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> entries, Schema value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        entries.forEach((key, one) -> map.put(String.valueOf(key), of(one, value)));
        return map;
    }
}
