package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.type.DataType;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

import java.util.ArrayList;
import java.util.List;

/// An operator that the engine types; the validator's own rules are never asked.
interface Typed {
    /// The type of a call.
    ///
    /// @throws PlanException if it does not take these arguments
    DataType result(List<Coercion.Argument> arguments);

    /// The type of `call` within `scope`.
    default RelDataType derive(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        List<Coercion.Argument> arguments = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            DataType type = SqlTypes.toTasse(validator.deriveType(scope, operand));
            arguments.add(new Coercion.Argument(type, isText(operand)));
        }
        try {
            return SqlTypes.toSql(result(arguments), validator.getTypeFactory());
        } catch (PlanException e) {
            throw new Fault(e, call.getParserPosition());
        }
    }

    /// The type of a call that has been converted already, its texts cast to what they mean.
    default RelDataType infer(SqlOperatorBinding call) {
        List<Coercion.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < call.getOperandCount(); i++) {
            DataType type = SqlTypes.toTasse(call.getOperandType(i));
            arguments.add(new Coercion.Argument(type, false));
        }
        return SqlTypes.toSql(result(arguments), call.getTypeFactory());
    }

    private static boolean isText(SqlNode operand) {
        return operand instanceof SqlLiteral literal && SqlNames.isText(literal);
    }
}
