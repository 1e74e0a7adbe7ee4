package dev.tasse.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
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
    private final boolean keepsRight;

    /// @param keepsRight whether a join with USING keeps right rows without a match
    Conversion(boolean keepsRight) {
        this.keepsRight = keepsRight;
    }

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        return this::convert;
    }

    // Of two columns that USING makes one the validator takes the first that is not null: the left
    // one, unless right rows are kept without a left one.
    private boolean isFirst(SqlCall call) {
        boolean usesLeft = call.getKind() == SqlKind.COALESCE && !keepsRight;
        return call.getKind() == SqlKind.AS || usesLeft;
    }

    private RexNode convert(SqlRexContext context, SqlCall call) {
        if (isFirst(call)) return context.convertExpression(call.operand(0));
        List<RexNode> operands = new ArrayList<>();
        SqlOperator operator = call.getOperator();
        if (call.getKind() == SqlKind.COALESCE) operator = EngineOperator.COALESCE;
        if (operator instanceof TypedFunction function) operator = function.planned();
        for (SqlNode operand : call.getOperandList()) {
            add(context.convertExpression(operand), operator.getKind(), operands);
        }
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return context.getRexBuilder().makeCall(type, operator, operands);
    }

    // Conditions are kept flat: AND of three, not of two and one.
    private static void add(RexNode operand, SqlKind kind, List<RexNode> operands) {
        boolean logic = kind == SqlKind.AND || kind == SqlKind.OR;
        if (logic && operand.isA(kind)) {
            operands.addAll(((RexCall) operand).getOperands());
        } else {
            operands.add(operand);
        }
    }
}
