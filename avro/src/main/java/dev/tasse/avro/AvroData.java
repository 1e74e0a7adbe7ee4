package dev.tasse.avro;

import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Avro's values are in Java.
///
/// Its generic classes only: no class that a file names is looked up.
final class AvroData {
    /// Knows the logical types. Safe for many threads once made.
    static final GenericData DATA = data();

    private AvroData() {}

    private static GenericData data() {
        GenericData data = new GenericData();
        List<Conversion<?>> conversions =
                List.of(
                        new Conversions.DecimalConversion(),
                        new Conversions.BigDecimalConversion(),
                        new Conversions.UUIDConversion(),
                        new TimeConversions.DateConversion(),
                        new TimeConversions.TimeMillisConversion(),
                        new TimeConversions.TimeMicrosConversion(),
                        new TimeConversions.TimestampMillisConversion(),
                        new TimeConversions.TimestampMicrosConversion(),
                        new TimeConversions.TimestampNanosConversion(),
                        new TimeConversions.LocalTimestampMillisConversion(),
                        new TimeConversions.LocalTimestampMicrosConversion(),
                        new TimeConversions.LocalTimestampNanosConversion());
        conversions.forEach(data::addLogicalTypeConversion);
        return data;
    }

    /// `value`, as Avro's generic reader gives it, as a value of the JDK.
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case IndexedRecord row -> map(row);
            case CharSequence text -> text.toString();
            case GenericData.EnumSymbol constant -> constant.toString();
            case GenericFixed bytes -> bytes.bytes().clone();
            case ByteBuffer bytes -> bytes(bytes);
            case Collection<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            default -> value;
        };
    }

    static Map<String, @Nullable Object> map(IndexedRecord row) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Schema.Field field : row.getSchema().getFields()) {
            map.put(field.name(), plain(row.get(field.pos())));
        }
        return map;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        entries.forEach((key, value) -> map.put(key.toString(), plain(value)));
        return map;
    }

    private static List<@Nullable Object> list(Collection<?> values) {
        List<@Nullable Object> list = new ArrayList<>(values.size());
        for (Object value : values) list.add(plain(value));
        return list;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
