package dev.tasse.parquet;

import dev.hardwood.row.PqInterval;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.tasse.type.DataType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.StructType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of nested columns as the objects that columns are built of.
final class NestedValues {
    private NestedValues() {}

    /// `value`, as hardwood gives it, as an object of the class that a column of `type` takes.
    static @Nullable Object convert(DataType type, @Nullable Object value) {
        if (value == null) return null;
        return switch (type) {
            case ListType(DataType element) -> list(element, value);
            case MapType map -> map(map, (PqMap) value);
            case StructType struct when value instanceof PqInterval interval ->
                    interval(struct, interval);
            case StructType struct -> struct(struct, (PqStruct) value);
            case IntType whole when !whole.signed() -> unsigned(whole, (Number) value);
            case Utf8Type _ when value instanceof byte[] bytes ->
                    new String(bytes, StandardCharsets.UTF_8);
            case Utf8Type _ -> value.toString();
            case TimestampType stamp when value instanceof Instant instant && !stamp.hasZone() ->
                    LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            default -> value;
        };
    }

    private static List<@Nullable Object> list(DataType element, Object value) {
        List<@Nullable Object> items = new ArrayList<>();
        List<?> given = value instanceof PqList list ? list.values() : (List<?>) value;
        for (Object item : given) items.add(convert(element, item));
        return items;
    }

    private static Map<Object, @Nullable Object> map(MapType type, PqMap map) {
        Map<Object, @Nullable Object> result = new LinkedHashMap<>();
        for (PqMap.Entry entry : map.getEntries()) {
            Object key = convert(type.key(), entry.getKey());
            if (key == null) throw new IllegalArgumentException("a key of a map is null");
            result.put(key, convert(type.value(), entry.getValue()));
        }
        return result;
    }

    private static Map<String, @Nullable Object> struct(StructType type, PqStruct struct) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (String name : type.fields().names()) {
            result.put(name, convert(type.fields().type(name), struct.getValue(name)));
        }
        return result;
    }

    private static Map<String, @Nullable Object> interval(StructType type, PqInterval interval) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(type.fields().name(0), interval.months());
        result.put(type.fields().name(1), interval.days());
        result.put(type.fields().name(2), interval.milliseconds());
        return result;
    }

    private static Object unsigned(IntType type, Number value) {
        return switch (type.bits()) {
            case Byte.SIZE -> Byte.toUnsignedLong(value.byteValue());
            case Short.SIZE -> Short.toUnsignedLong(value.shortValue());
            case Integer.SIZE -> Integer.toUnsignedLong(value.intValue());
            default -> new BigInteger(Long.toUnsignedString(value.longValue()));
        };
    }
}
