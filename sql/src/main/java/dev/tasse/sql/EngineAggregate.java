package dev.tasse.sql;

import dev.tasse.internal.plan.FunctionTypes;
import dev.tasse.type.DataType;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

import java.util.List;

/// An aggregate of the engine as the validator sees it.
final class EngineAggregate extends SqlAggFunction implements Typed {
    private final String function;

    EngineAggregate(String function) {
        super(
                function,
                null,
                SqlKind.OTHER_FUNCTION,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.FORBIDDEN);
        this.function = function;
    }

    /// The engine's name of the aggregate.
    String function() {
        return function;
    }

    @Override
    public DataType result(List<Coercion.Argument> arguments) {
        List<DataType> types = arguments.stream().map(Coercion.Argument::type).toList();
        return FunctionTypes.aggregate(function, types);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return derive(validator, scope, call);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding call) {
        return infer(call);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.any();
    }
}
