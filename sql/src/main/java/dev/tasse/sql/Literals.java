package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.type.DecimalType;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Checks constants, so that none reaches the plan that a column could not hold.
final class Literals {
    private Literals() {}

    /// `literal` itself.
    static SqlLiteral checked(SqlLiteral literal) {
        return switch (literal.getTypeName()) {
            case NULL, BOOLEAN, CHAR, DATE, TIME, TIMESTAMP, UNKNOWN -> literal;
            case DECIMAL, DOUBLE -> number((SqlNumericLiteral) literal);
            default ->
                    throw Fault.unsupported(
                            "a constant of type " + literal.getTypeName() + " is",
                            "cast a text to the type",
                            literal.getParserPosition());
        };
    }

    private static SqlLiteral number(SqlNumericLiteral literal) {
        Integer digits = literal.getPrec();
        boolean fits = !literal.isExact() || digits == null || digits <= DecimalType.MAX_PRECISION;
        if (fits) return literal;
        throw new Fault(
                Problem.of("a number of more than " + DecimalType.MAX_PRECISION + " digits")
                        .remedy("write it with an exponent to make it a DOUBLE"),
                literal.getParserPosition());
    }

    /// `literal` itself, if it counts months or time.
    static SqlLiteral interval(SqlIntervalLiteral literal) {
        return literal;
    }

    /// `INTERVAL 3 MONTH` as a literal.
    static SqlNode interval(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        boolean constant =
                call.operand(0) instanceof SqlNumericLiteral number && number.isInteger();
        if (!constant || !(call.operand(1) instanceof SqlIntervalQualifier unit)) {
            throw Fault.unsupported(
                    "INTERVAL of anything but a whole number is",
                    "write INTERVAL 3 MONTH or INTERVAL '90 days'",
                    position);
        }
        SqlNumericLiteral number = call.operand(0);
        return SqlLiteral.createInterval(1, number.toValue(), unit, position);
    }
}
