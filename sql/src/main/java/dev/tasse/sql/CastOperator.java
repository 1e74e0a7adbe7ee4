package dev.tasse.sql;

import dev.tasse.internal.plan.FunctionTypes;
import dev.tasse.type.DataType;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.List;

/// A cast that the user wrote. The type is part of the operator, so that two casts to different
/// types are two operators.
final class CastOperator extends TypedFunction {
    private final DataType target;
    private final boolean orNull;

    private CastOperator(DataType target, boolean orNull) {
        super((orNull ? "try_cast to " : "cast to ") + target);
        this.target = target;
        this.orNull = orNull;
    }

    /// `operand` as `target`; null instead of an error where it does not fit, if `orNull`.
    static SqlCall call(SqlNode operand, DataType target, boolean orNull, SqlParserPos position) {
        return new CastOperator(target, orNull).createCall(position, operand);
    }

    /// The type to cast to.
    DataType target() {
        return target;
    }

    /// Whether a value that does not fit gives null.
    boolean orNull() {
        return orNull;
    }

    @Override
    public DataType result(List<Coercion.Argument> arguments) {
        return FunctionTypes.cast(arguments.getFirst().type(), target);
    }
}
