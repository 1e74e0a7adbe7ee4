package dev.tasse.internal.store;

import dev.tasse.data.FixedColumn;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The value of a constant column as bytes: the one place where values cross the wire as objects.
final class ValueCodec {
    private ValueCodec() {}

    static void write(DataType type, @Nullable Object value, DataOutputStream out)
            throws IOException {
        out.writeBoolean(value != null);
        if (value == null) return;
        switch (type) {
            case NullType _ -> throw new AssertionError("a value of the type NULL");
            case BoolType _ -> out.writeBoolean((Boolean) value);
            case DecimalType _ ->
                    TypeCodec.writeBytes(((BigDecimal) value).unscaledValue().toByteArray(), out);
            case Utf8Type _ -> TypeCodec.writeText((String) value, out);
            case BinaryType _ -> TypeCodec.writeBytes((byte[]) value, out);
            case ListType(DataType element) -> writeList(element, (List<?>) value, out);
            case StructType struct -> {
                Map<?, ?> map = (Map<?, ?>) value;
                for (String name : struct.fields().names()) {
                    write(struct.fields().type(name), map.get(name), out);
                }
            }
            case MapType map -> writeMap(map, (Map<?, ?>) value, out);
            case IntType _,
                    FloatType _,
                    DateType _,
                    TimeType _,
                    TimestampType _,
                    DurationType _,
                    MonthIntervalType _ ->
                    out.writeLong(FixedColumn.rawOf(type, value));
        }
    }

    private static void writeList(DataType element, List<?> list, DataOutputStream out)
            throws IOException {
        out.writeInt(list.size());
        for (Object item : list) write(element, item, out);
    }

    private static void writeMap(MapType type, Map<?, ?> map, DataOutputStream out)
            throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            write(type.key(), entry.getKey(), out);
            write(type.value(), entry.getValue(), out);
        }
    }

    static @Nullable Object read(DataType type, DataInputStream in) throws IOException {
        if (!in.readBoolean()) return null;
        return switch (type) {
            case NullType _ -> throw new IOException("a value of the type NULL");
            case BoolType _ -> in.readBoolean();
            case DecimalType decimal ->
                    new BigDecimal(new BigInteger(TypeCodec.readBytes(in)), decimal.scale());
            case Utf8Type _ -> TypeCodec.readText(in);
            case BinaryType _ -> TypeCodec.readBytes(in);
            case ListType(DataType element) -> readList(element, in);
            case StructType struct -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (String name : struct.fields().names()) {
                    map.put(name, read(struct.fields().type(name), in));
                }
                yield map;
            }
            case MapType map -> readMap(map, in);
            case IntType _,
                    FloatType _,
                    DateType _,
                    TimeType _,
                    TimestampType _,
                    DurationType _,
                    MonthIntervalType _ ->
                    FixedColumn.valueOf(type, in.readLong());
        };
    }

    private static List<@Nullable Object> readList(DataType element, DataInputStream in)
            throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) list.add(read(element, in));
        return list;
    }

    private static Map<@Nullable Object, @Nullable Object> readMap(MapType type, DataInputStream in)
            throws IOException {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            Object key = read(type.key(), in);
            map.put(key, read(type.value(), in));
        }
        return map;
    }
}
