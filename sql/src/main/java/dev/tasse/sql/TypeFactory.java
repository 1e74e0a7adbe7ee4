package dev.tasse.sql;

import dev.tasse.internal.plan.FunctionTypes;
import dev.tasse.type.DataType;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Makes the validator's types: text is UTF-8 of any length, decimals have up to 38 digits, points
/// in time up to nine behind the second.
final class TypeFactory extends SqlTypeFactoryImpl {
    TypeFactory() {
        super(new Limits());
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    // A literal is CHAR(n) to the parser, which would make 'a' and 'bc' two types.
    @Override
    public RelDataType createSqlType(SqlTypeName name, int precision) {
        boolean text = name == SqlTypeName.CHAR || name == SqlTypeName.VARCHAR;
        return text
                ? super.createSqlType(SqlTypeName.VARCHAR, RelDataType.PRECISION_NOT_SPECIFIED)
                : super.createSqlType(name, precision);
    }

    // Values that meet in one column (VALUES, UNION) get the type that the engine gives them.
    @Override
    public @Nullable RelDataType leastRestrictive(
            List<RelDataType> types, SqlTypeMappingRule rule) {
        if (types.stream().anyMatch(TypeFactory::isNested)) {
            return super.leastRestrictive(types, rule);
        }
        DataType common = DataType.NULL;
        for (RelDataType type : types) {
            Optional<DataType> wider = FunctionTypes.common(common, SqlTypes.toTasse(type));
            if (wider.isEmpty()) return null;
            common = wider.get();
        }
        return SqlTypes.toSql(common, this);
    }

    private static boolean isNested(RelDataType type) {
        boolean collection = type.getComponentType() != null || type.getKeyType() != null;
        return collection || type.isStruct();
    }

    private static final class Limits extends RelDataTypeSystemImpl {
        private static final int DECIMAL_DIGITS = 38;
        private static final int TIME_DIGITS = 9;

        @Override
        public int getMaxPrecision(SqlTypeName name) {
            return switch (name) {
                case DECIMAL -> DECIMAL_DIGITS;
                case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> TIME_DIGITS;
                default -> super.getMaxPrecision(name);
            };
        }

        @Override
        public int getMaxScale(SqlTypeName name) {
            return name == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxScale(name);
        }

        @Override
        public boolean shouldConvertRaggedUnionTypesToVarying() {
            return true;
        }
    }
}
