package dev.tasse.type;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that types go by in SQL and in text expressions: `BIGINT`, `double`, `timestamp`.
public final class TypeNames {
    private static final int ALL_DIGITS = 38;
    private static final Map<String, DataType> NAMES =
            Map.ofEntries(
                    Map.entry("BOOLEAN", DataType.BOOL),
                    Map.entry("BOOL", DataType.BOOL),
                    Map.entry("LOGICAL", DataType.BOOL),
                    Map.entry("TINYINT", DataType.INT8),
                    Map.entry("INT1", DataType.INT8),
                    Map.entry("SMALLINT", DataType.INT16),
                    Map.entry("INT2", DataType.INT16),
                    Map.entry("SHORT", DataType.INT16),
                    Map.entry("INTEGER", DataType.INT32),
                    Map.entry("INT", DataType.INT32),
                    Map.entry("INT4", DataType.INT32),
                    Map.entry("SIGNED", DataType.INT32),
                    Map.entry("BIGINT", DataType.INT64),
                    Map.entry("INT8", DataType.INT64),
                    Map.entry("LONG", DataType.INT64),
                    Map.entry("UTINYINT", DataType.UINT8),
                    Map.entry("USMALLINT", DataType.UINT16),
                    Map.entry("UINTEGER", DataType.UINT32),
                    Map.entry("UBIGINT", DataType.UINT64),
                    Map.entry("HUGEINT", new DecimalType(ALL_DIGITS, 0)),
                    Map.entry("REAL", DataType.FLOAT32),
                    Map.entry("FLOAT", DataType.FLOAT32),
                    Map.entry("FLOAT4", DataType.FLOAT32),
                    Map.entry("DOUBLE", DataType.FLOAT64),
                    Map.entry("FLOAT8", DataType.FLOAT64),
                    Map.entry("VARCHAR", DataType.STRING),
                    Map.entry("CHAR", DataType.STRING),
                    Map.entry("TEXT", DataType.STRING),
                    Map.entry("STRING", DataType.STRING),
                    Map.entry("BLOB", DataType.BINARY),
                    Map.entry("BYTEA", DataType.BINARY),
                    Map.entry("BINARY", DataType.BINARY),
                    Map.entry("VARBINARY", DataType.BINARY),
                    Map.entry("DATE", DataType.DATE),
                    Map.entry("TIME", DataType.TIME),
                    Map.entry("TIMESTAMP", DataType.TIMESTAMP),
                    Map.entry("DATETIME", DataType.TIMESTAMP),
                    Map.entry("TIMESTAMP_S", local(TimeResolution.SECONDS)),
                    Map.entry("TIMESTAMP_MS", local(TimeResolution.MILLIS)),
                    Map.entry("TIMESTAMP_US", local(TimeResolution.MICROS)),
                    Map.entry("TIMESTAMP_NS", local(TimeResolution.NANOS)),
                    Map.entry("TIMESTAMP_TZ", utc()),
                    Map.entry("TIMESTAMPTZ", utc()));

    private TypeNames() {}

    private static DataType local(TimeResolution resolution) {
        return new TimestampType(resolution, "");
    }

    private static DataType utc() {
        return new TimestampType(TimeResolution.MICROS, "UTC");
    }

    /// The type called `name`, in any letter case; decimals, which have digits to be given, are not
    /// among them.
    public static Optional<DataType> find(String name) {
        return Optional.ofNullable(NAMES.get(name.toUpperCase(Locale.ROOT)));
    }

    /// All names, in upper case.
    public static Set<String> names() {
        return NAMES.keySet();
    }
}
