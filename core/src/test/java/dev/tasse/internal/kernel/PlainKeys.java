package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.type.BinaryType;
import dev.tasse.type.DataType;
import dev.tasse.type.FloatType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.Utf8Type;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Rows as lists of objects that are equal if and only if they are one group.
final class PlainKeys {
    static final Object NULL = "null";

    private PlainKeys() {}

    static List<List<Object>> rows(List<Column> columns, int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<Object> values = new ArrayList<>();
            for (Column column : columns) values.add(value(column, row));
            rows.add(values);
        }
        return rows;
    }

    private static Object value(Column column, int row) {
        return switch (column.get(row)) {
            case null -> NULL;
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            // Adding 0.0 makes -0.0 of it; boxed NaNs are equal.
            case Double number -> number + 0.0;
            case Float number -> number + 0.0f;
            // Apart from the null above.
            case String text -> List.of(text);
            case Object value -> value;
        };
    }

    /// The order of the values that columns of `type` give.
    static Comparator<Object> order(DataType type) {
        return switch (type) {
            case FloatType _ ->
                    Comparator.comparingDouble(value -> ((Number) value).doubleValue() + 0.0);
            case Utf8Type _ ->
                    Comparator.comparing(
                            value -> ((String) value).getBytes(StandardCharsets.UTF_8),
                            Arrays::compareUnsigned);
            case BinaryType _ ->
                    Comparator.comparing(value -> (byte[]) value, Arrays::compareUnsigned);
            case MonthIntervalType _ ->
                    Comparator.comparingLong(value -> ((Period) value).toTotalMonths());
            default -> PlainKeys::compare;
        };
    }

    @SuppressWarnings("unchecked") // values of one column are of one class, or whole numbers
    private static int compare(Object a, Object b) {
        if (a instanceof Number)
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
        return ((Comparable<Object>) a).compareTo(b);
    }

    /// The bytes of `value` if it is a buffer, else itself.
    static Object bytes(Object value) {
        if (!(value instanceof ByteBuffer buffer)) return value;
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
