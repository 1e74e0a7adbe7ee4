package dev.tasse.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/// The items of ORDER BY: an expression within DESC, NULLS FIRST or NULLS LAST.
final class OrderItems {
    private OrderItems() {}

    /// The expression of `item`.
    static SqlNode bare(SqlNode item) {
        return isDirection(item) ? bare(((SqlCall) item).operand(0)) : item;
    }

    /// `expression` in the direction of `item`.
    static SqlNode directed(SqlNode item, SqlNode expression) {
        if (!isDirection(item)) return expression;
        SqlCall call = (SqlCall) item;
        SqlNode inner = directed(call.operand(0), expression);
        return call.getOperator().createCall(call.getParserPosition(), inner);
    }

    private static boolean isDirection(SqlNode item) {
        return switch (item.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> true;
            default -> false;
        };
    }
}
