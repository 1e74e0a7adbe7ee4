package dev.tasse.internal.kernel;

import dev.tasse.data.Column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
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
}
