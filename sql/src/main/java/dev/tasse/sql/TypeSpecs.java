package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.type.DataType;
import dev.tasse.type.TypeNames;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;

import java.util.Locale;
import java.util.Optional;

/// The types that are named in a cast.
final class TypeSpecs {
    private static final int DECIMAL_PRECISION = 18;
    private static final int DECIMAL_SCALE = 3;

    private TypeSpecs() {}

    /// The type that `spec` names.
    static DataType type(SqlDataTypeSpec spec) {
        String name = name(spec);
        if (name.equals("DECIMAL") || name.equals("NUMERIC")) return decimal(spec);
        Optional<DataType> type = TypeNames.find(name);
        if (type.isPresent() && spec.getCollectionsTypeName() == null) return type.get();
        throw new Fault(
                Problem.of("no type is called " + name)
                        .remedy(Suggestion.phrase(name, TypeNames.names())),
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
