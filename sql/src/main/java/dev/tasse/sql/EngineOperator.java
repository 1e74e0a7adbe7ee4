package dev.tasse.sql;

import dev.tasse.type.DataType;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.List;

/// A function of the engine as the validator sees it.
final class EngineOperator extends TypedFunction {
    /// What joins with USING make of two columns.
    static final EngineOperator COALESCE = new EngineOperator("coalesce");

    private final String function;

    private EngineOperator(String function) {
        super(function);
        this.function = function;
    }

    /// The engine's function `function` applied to `operands`.
    static SqlCall call(String function, SqlParserPos position, SqlNode... operands) {
        return new EngineOperator(function).createCall(position, operands);
    }

    /// The engine's name of the function.
    String function() {
        return function;
    }

    /// The operator for the plan: the common one where there is one, since whatever moves
    /// conditions about knows those.
    @Override
    SqlOperator planned() {
        return switch (function) {
            case "eq" -> SqlStdOperatorTable.EQUALS;
            case "ne" -> SqlStdOperatorTable.NOT_EQUALS;
            case "lt" -> SqlStdOperatorTable.LESS_THAN;
            case "le" -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
            case "gt" -> SqlStdOperatorTable.GREATER_THAN;
            case "ge" -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
            case "and" -> SqlStdOperatorTable.AND;
            case "or" -> SqlStdOperatorTable.OR;
            case "not" -> SqlStdOperatorTable.NOT;
            case "isNull" -> SqlStdOperatorTable.IS_NULL;
            case "isNotNull" -> SqlStdOperatorTable.IS_NOT_NULL;
            default -> this;
        };
    }

    @Override
    public DataType result(List<Coercion.Argument> arguments) {
        return Coercion.result(function, arguments);
    }
}
