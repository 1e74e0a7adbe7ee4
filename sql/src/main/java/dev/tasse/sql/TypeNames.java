package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.type.DataType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;

import java.util.Locale;
import java.util.Map;

/// The names that types go by in a cast.
final class TypeNames {
    private static final int DECIMAL_PRECISION = 18;
    private static final int DECIMAL_SCALE = 3;
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
                    Map.entry("HUGEINT", SqlTypes.decimal(38, 0)),
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

    /// The type that `spec` names.
    static DataType type(SqlDataTypeSpec spec) {
        String name = name(spec);
        if (name.equals("DECIMAL") || name.equals("NUMERIC")) return decimal(spec);
        DataType type = NAMES.get(name);
        if (type != null && spec.getCollectionsTypeName() == null) return type;
        throw new Fault(
                Problem.of("no type is called " + name)
                        .remedy(Suggestion.phrase(name, NAMES.keySet())),
                spec.getParserPosition());
    }

    // The parser keeps only a part of the spaces in its longer names.
    private static String name(SqlDataTypeSpec spec) {
        String name = spec.getTypeName().toString().toUpperCase(Locale.ROOT);
        return name.replace(" PRECISION", "").replace(' ', '_');
    }

    private static DataType decimal(SqlDataTypeSpec spec) {
        boolean given =
                spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
                        && basic.getPrecision() >= 0;
        if (!given) return SqlTypes.decimal(DECIMAL_PRECISION, DECIMAL_SCALE);
        SqlBasicTypeNameSpec basic = (SqlBasicTypeNameSpec) spec.getTypeNameSpec();
        int scale = Math.max(0, basic.getScale());
        if (basic.getPrecision() <= 38
                && basic.getPrecision() >= 1
                && scale <= basic.getPrecision()) {
            return SqlTypes.decimal(basic.getPrecision(), scale);
        }
        throw new Fault(
                Problem.of("decimals have 1 to 38 digits and a scale of 0 to that many")
                        .got(basic.getPrecision() + ", " + scale),
                spec.getParserPosition());
    }
}
