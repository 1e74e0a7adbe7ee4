package dev.tasse.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;

import java.util.ArrayList;
import java.util.List;

/// Turns validated calls into calls of a plan: operand by operand, no rules of their own, since the
/// rewrite left nothing special.
final class Conversion implements SqlRexConvertletTable {
    static final Conversion INSTANCE = new Conversion();

    private Conversion() {}

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        return Conversion::convert;
    }

    // Of two columns that USING makes one the validator takes the first that is not null; in an
    // inner
    // join they are equal.
    private static boolean isFirst(SqlCall call) {
        return call.getKind() == SqlKind.AS || call.getKind() == SqlKind.COALESCE;
    }

    private static RexNode convert(SqlRexContext context, SqlCall call) {
        if (isFirst(call)) return context.convertExpression(call.operand(0));
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            operands.add(context.convertExpression(operand));
        }
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        SqlOperator operator = call.getOperator();
        if (operator instanceof TypedFunction function) operator = function.planned();
        return context.getRexBuilder().makeCall(type, operator, operands);
    }
}
