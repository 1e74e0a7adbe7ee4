package dev.tasse.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// What our functions of single rows share: no look-up by name, no rules but the engine's.
abstract sealed class TypedFunction extends SqlFunction implements Typed
        permits CaseOperator, CastOperator, EngineOperator {
    TypedFunction(String name) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    /// The operator for the plan.
    SqlOperator planned() {
        return this;
    }

    @Override
    public final RelDataType deriveType(
            SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return derive(validator, scope, call);
    }

    @Override
    public final RelDataType inferReturnType(SqlOperatorBinding call) {
        return infer(call);
    }

    @Override
    public final SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.any();
    }
}
