package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
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
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

import java.util.ArrayList;
import java.util.List;

/// Our types as the validator's and back.
///
/// The validator needs types to resolve names and to reject nonsense early; the types of a plan
/// come from the engine's own table of functions. So a type that the validator cannot tell apart
/// (the zone of a timestamp) costs nothing.
final class SqlTypes {
    private static final SqlIntervalQualifier DAYS =
            new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO);
    private static final SqlIntervalQualifier MONTHS =
            new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO);

    private SqlTypes() {}

    /// `type` as a nullable type of `factory`.
    static RelDataType toSql(DataType type, RelDataTypeFactory factory) {
        return factory.createTypeWithNullability(convert(type, factory), true);
    }

    /// A row of the columns of `schema`.
    static RelDataType toSql(Schema schema, RelDataTypeFactory factory) {
        List<RelDataType> types = new ArrayList<>();
        for (DataType type : schema.types()) types.add(toSql(type, factory));
        return factory.createStructType(types, schema.names());
    }

    private static RelDataType convert(DataType type, RelDataTypeFactory factory) {
        return switch (type) {
            case NullType _ -> factory.createSqlType(SqlTypeName.NULL);
            case BoolType _ -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case IntType whole -> factory.createSqlType(wholeName(whole));
            case FloatType real ->
                    factory.createSqlType(
                            real.bits() == 32 ? SqlTypeName.REAL : SqlTypeName.DOUBLE);
            case DecimalType(int precision, int scale) ->
                    factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
            case Utf8Type _ -> factory.createSqlType(SqlTypeName.VARCHAR);
            case BinaryType _ -> factory.createSqlType(SqlTypeName.VARBINARY);
            case DateType _ -> factory.createSqlType(SqlTypeName.DATE);
            case TimeType time ->
                    factory.createSqlType(SqlTypeName.TIME, digits(time.resolution()));
            case TimestampType time ->
                    factory.createSqlType(
                            time.hasZone()
                                    ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
                                    : SqlTypeName.TIMESTAMP,
                            digits(time.resolution()));
            case DurationType _ -> factory.createSqlIntervalType(DAYS);
            case MonthIntervalType _ -> factory.createSqlIntervalType(MONTHS);
            case ListType(DataType element) -> factory.createArrayType(toSql(element, factory), -1);
            case StructType(Schema fields) -> toSql(fields, factory);
            case MapType(DataType key, DataType value) ->
                    factory.createMapType(toSql(key, factory), toSql(value, factory));
        };
    }

    private static SqlTypeName wholeName(IntType type) {
        return switch (type.bits()) {
            case Byte.SIZE -> type.signed() ? SqlTypeName.TINYINT : SqlTypeName.UTINYINT;
            case Short.SIZE -> type.signed() ? SqlTypeName.SMALLINT : SqlTypeName.USMALLINT;
            case Integer.SIZE -> type.signed() ? SqlTypeName.INTEGER : SqlTypeName.UINTEGER;
            default -> type.signed() ? SqlTypeName.BIGINT : SqlTypeName.UBIGINT;
        };
    }

    /// Our type for `type`.
    ///
    /// @throws PlanException for a type that columns cannot have
    static DataType toTasse(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case NULL, UNKNOWN -> DataType.NULL;
            case BOOLEAN -> DataType.BOOL;
            case TINYINT -> DataType.INT8;
            case SMALLINT -> DataType.INT16;
            case INTEGER -> DataType.INT32;
            case BIGINT -> DataType.INT64;
            case UTINYINT -> DataType.UINT8;
            case USMALLINT -> DataType.UINT16;
            case UINTEGER -> DataType.UINT32;
            case UBIGINT -> DataType.UINT64;
            case REAL -> DataType.FLOAT32;
            case FLOAT, DOUBLE -> DataType.FLOAT64;
            case DECIMAL -> decimal(type.getPrecision(), type.getScale());
            case CHAR, VARCHAR -> DataType.STRING;
            case BINARY, VARBINARY -> DataType.BINARY;
            case DATE -> DataType.DATE;
            case TIME -> new TimeType(resolution(type.getPrecision()));
            case TIMESTAMP -> new TimestampType(resolution(type.getPrecision()), "");
            case TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                    new TimestampType(resolution(type.getPrecision()), "UTC");
            default -> interval(type);
        };
    }

    private static DataType interval(RelDataType type) {
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type.getSqlTypeName())) return DataType.MONTHS;
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName()))
            return DataType.DURATION;
        return nested(type);
    }

    private static DataType nested(RelDataType type) {
        if (type.isStruct()) {
            List<String> names = type.getFieldNames();
            List<DataType> types = new ArrayList<>();
            type.getFieldList().forEach(field -> types.add(toTasse(field.getType())));
            return new StructType(Schema.of(names, types));
        }
        RelDataType key = type.getKeyType();
        RelDataType value = type.getValueType();
        if (key != null && value != null) return new MapType(toTasse(key), toTasse(value));
        RelDataType element = type.getComponentType();
        if (element != null) return new ListType(toTasse(element));
        throw new PlanException(Problem.of("no column can have the type " + type));
    }

    /// A decimal of at most 38 digits.
    static DataType decimal(int precision, int scale) {
        int digits = Math.clamp(precision, 1, DecimalType.MAX_PRECISION);
        return new DecimalType(digits, Math.clamp(scale, 0, digits));
    }

    private static int digits(TimeResolution resolution) {
        return switch (resolution) {
            case SECONDS -> 0;
            case MILLIS -> 3;
            case MICROS -> 6;
            case NANOS -> 9;
        };
    }

    private static TimeResolution resolution(int digits) {
        if (digits > 6) return TimeResolution.NANOS;
        return TimeResolution.MICROS;
    }
}
