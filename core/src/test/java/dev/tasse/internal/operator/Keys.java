package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Values as objects that are equal if and only if they are one key, null among them.
final class Keys {
    private static final Object NULL = List.of("null");

    private Keys() {}

    static Object key(Column column, long row) {
        return switch (column.get(row)) {
            case null -> NULL;
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            // Adding 0.0 makes 0.0 of -0.0.
            case Double number -> number + 0.0;
            case Float number -> number + 0.0f;
            case Object value -> value;
        };
    }

    static boolean isNull(Object key) {
        return key.equals(NULL);
    }

    static int compare(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /// A column `k` of the numbers from 0 to `rows`.
    static Table sequence(MemoryPool pool, int rows) {
        try (Lease lease = pool.lease(0, "sequence")) {
            FixedColumn column =
                    FixedColumn.allocate(lease, DataType.INT64, rows, Bitmap.allSet(rows));
            for (int i = 0; i < rows; i++) column.values().setAtIndex(Layouts.LONG, i, i);
            return Table.of(Schema.of("k", DataType.INT64), rows, List.of(column), lease.seal());
        }
    }
}
