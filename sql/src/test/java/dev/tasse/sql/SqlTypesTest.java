package dev.tasse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;

class SqlTypesTest {
    static final List<DataType> TYPES =
            List.of(
                    DataType.NULL,
                    DataType.BOOL,
                    DataType.INT8,
                    DataType.INT16,
                    DataType.INT32,
                    DataType.INT64,
                    DataType.UINT8,
                    DataType.UINT16,
                    DataType.UINT32,
                    DataType.UINT64,
                    DataType.FLOAT32,
                    DataType.FLOAT64,
                    new DecimalType(1, 1),
                    new DecimalType(38, 38),
                    new DecimalType(38, 0),
                    DataType.STRING,
                    DataType.BINARY,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.TIMESTAMP,
                    new TimestampType(TimeResolution.NANOS, ""),
                    new TimestampType(TimeResolution.MICROS, "UTC"),
                    DataType.DURATION,
                    DataType.MONTHS,
                    new ListType(DataType.DATE),
                    new MapType(DataType.STRING, new ListType(DataType.INT32)),
                    new StructType(Schema.of("a", DataType.INT32).with("b", DataType.STRING)));

    private final TypeFactory factory = new TypeFactory();

    @ParameterizedTest
    @FieldSource("TYPES")
    void typesGoToTheValidatorAndBack(DataType type) {
        RelDataType validated = SqlTypes.toSql(type, factory);
        assertThat(SqlTypes.toTasse(validated)).isEqualTo(type);
        assertThat(validated.isNullable()).isTrue();
    }

    @Test
    void textHasNoLength() {
        RelDataType three = factory.createSqlType(SqlTypeName.CHAR, 3);
        assertThat(three).isEqualTo(factory.createSqlType(SqlTypeName.VARCHAR, 5));
        assertThat(three.getCharset()).isEqualTo(java.nio.charset.StandardCharsets.UTF_8);
    }
}
