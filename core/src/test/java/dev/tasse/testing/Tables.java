package dev.tasse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.data.TableBuilder;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.ListType;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Tables for tests, written out by hand or random, and their comparison.
///
/// ```java
/// try (Table table = Tables.of(pool, column("x", 1, null, 3), column("y", "a", "b", null))) { ... }
/// ```
///
/// Each table is in memory of the pool given and must be closed.
public final class Tables {
    private Tables() {}

    /// A column to be: see {@link #column}.
    public record Cells(String name, DataType type, List<@Nullable Object> values) {}

    /// A column of the type that its first value has which is not null: INT64 for `Integer` and
    /// `Long`, DECIMAL(18, scale) for `BigDecimal`, otherwise the type that gives such values back;
    /// NULL if there are only nulls.
    public static Cells column(String name, @Nullable Object... values) {
        List<@Nullable Object> list = Arrays.asList(values);
        return new Cells(name, typeOf(list), list);
    }

    /// A column of `type`.
    public static Cells column(String name, DataType type, List<@Nullable Object> values) {
        return new Cells(name, type, values);
    }

    /// A table of `columns`, all of one length.
    public static Table of(MemoryPool pool, Cells... columns) {
        List<String> names = Arrays.stream(columns).map(Cells::name).toList();
        List<DataType> types = Arrays.stream(columns).map(Cells::type).toList();
        long rows = columns.length == 0 ? 0 : columns[0].values().size();
        try (TableBuilder builder = new TableBuilder(pool, Schema.of(names, types), rows)) {
            for (int i = 0; i < columns.length; i++) {
                for (Object value : columns[i].values()) builder.column(i).appendValue(value);
            }
            return builder.build();
        }
    }

    /// A table of `rows` rows and a column of every type, and some of other encodings.
    public static Table random(MemoryPool pool, long seed, long rows) {
        Random random = new Random(seed);
        return random(pool, random, RandomTypes.schema(random), rows);
    }

    /// A table of `rows` rows: values, nulls, encodings and the places in memory where columns
    /// begin are as `random` has it.
    public static Table random(MemoryPool pool, Random random, Schema schema, long rows) {
        try (Lease lease = pool.lease(0, "random table")) {
            RandomColumns columns = new RandomColumns(random, lease);
            List<Column> made = new ArrayList<>();
            for (DataType type : schema.types()) made.add(columns.next(type, rows));
            return Table.of(schema, rows, made, lease.seal());
        }
    }

    /// Fails unless both tables have the same schema and the same values in the same order. NaN
    /// equals itself, -0.0 is not 0.0; encodings do not matter.
    public static void assertEqual(Table expected, Table actual) {
        assertThat(actual.schema()).as("schema").isEqualTo(expected.schema());
        assertThat(actual.rowCount()).as("rows").isEqualTo(expected.rowCount());
        for (int i = 0; i < expected.columnCount(); i++) {
            assertEqual(expected.schema().name(i), expected.column(i), actual.column(i));
        }
    }

    /// Fails, naming `what`, unless both columns have the same type and values.
    public static void assertEqual(String what, Column expected, Column actual) {
        assertThat(actual.type()).as(what).isEqualTo(expected.type());
        assertThat(actual.length()).as("rows of " + what).isEqualTo(expected.length());
        for (long row = 0; row < expected.length(); row++) {
            Object wanted = comparable(expected.get(row));
            Object got = comparable(actual.get(row));
            if (!Objects.equals(wanted, got)) {
                throw new AssertionError(
                        "%s in row %d: expected %s but got %s".formatted(what, row, wanted, got));
            }
        }
    }

    /// The values of a column, byte arrays as buffers so that they can be compared.
    public static List<@Nullable Object> values(Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (long row = 0; row < column.length(); row++) values.add(comparable(column.get(row)));
        return values;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case List<?> list -> comparables(list);
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(comparable(key), comparable(item)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> comparables(List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object item : list) copy.add(comparable(item));
        return copy;
    }

    private static DataType typeOf(List<? extends @Nullable Object> values) {
        for (Object value : values) {
            if (value != null) return typeOf(value);
        }
        return DataType.NULL;
    }

    private static DataType typeOf(Object value) {
        return switch (value) {
            case Boolean _ -> DataType.BOOL;
            case Byte _ -> DataType.INT8;
            case Short _ -> DataType.INT16;
            case Integer _, Long _ -> DataType.INT64;
            case BigInteger _ -> DataType.UINT64;
            case Float _ -> DataType.FLOAT32;
            case Double _ -> DataType.FLOAT64;
            case BigDecimal decimal -> new DecimalType(18, Math.max(0, decimal.scale()));
            case String _ -> DataType.STRING;
            case byte[] _ -> DataType.BINARY;
            case LocalDate _ -> DataType.DATE;
            case LocalTime _ -> DataType.TIME;
            case LocalDateTime _ -> DataType.TIMESTAMP;
            case Instant _ -> RandomTypes.ZONED;
            case Duration _ -> DataType.DURATION;
            case Period _ -> DataType.MONTHS;
            case List<?> list -> new ListType(typeOf(list));
            default -> throw new IllegalArgumentException("no type for " + value.getClass());
        };
    }
}
