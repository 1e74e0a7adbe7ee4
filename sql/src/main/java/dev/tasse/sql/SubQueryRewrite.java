package dev.tasse.sql;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.List;

/// Rewrites queries that stand for values: `(SELECT max(x) FROM u)`, `x IN (SELECT y FROM u)`.
final class SubQueryRewrite {
    private final QueryRewrite queries;
    private final List<SqlParserPos> positions = new ArrayList<>();

    SubQueryRewrite(QueryRewrite queries) {
        this.queries = queries;
    }

    List<SqlParserPos> positions() {
        return positions;
    }

    /// Makes it known that a sub-query stands at `position`.
    void add(SqlParserPos position) {
        positions.add(position);
    }

    /// `call`, `x IN (SELECT ...)`, whose left side `expressions` rewrites.
    SqlNode in(SqlBasicCall call, Expressions expressions) {
        positions.add(call.operand(1).getParserPosition());
        SqlNode value = operand(call.operand(0), expressions);
        SqlNode query = queries.query(call.operand(1));
        return SqlStdOperatorTable.IN.createCall(call.getParserPosition(), value, query);
    }

    private static SqlNode operand(SqlNode node, Expressions expressions) {
        if (node.getKind() != SqlKind.ROW) return expressions.rewrite(node);
        SqlBasicCall row = (SqlBasicCall) node;
        return SqlStdOperatorTable.ROW.createCall(
                row.getParserPosition(), expressions.rewriteAll(row.getOperandList()));
    }

    /// `call`, `EXISTS (SELECT ...)`.
    SqlNode exists(SqlBasicCall call) {
        positions.add(call.operand(0).getParserPosition());
        return exists(queries.query(call.operand(0)), call.getParserPosition());
    }

    /// Whether `query`, rewritten already, gives rows.
    static SqlNode exists(SqlNode query, SqlParserPos position) {
        return SqlStdOperatorTable.EXISTS.createCall(position, query);
    }

    /// `call`, `x = ANY (SELECT ...)` or `x <> ALL (SELECT ...)`, as IN and NOT IN.
    SqlNode quantified(SqlBasicCall call, Expressions expressions) {
        SqlKind comparison = ((SqlQuantifyOperator) call.getOperator()).comparisonKind;
        boolean isQuery = !(call.operand(1) instanceof SqlNodeList);
        if (isQuery && call.getKind() == SqlKind.SOME && comparison == SqlKind.EQUALS) {
            return in(call, expressions);
        }
        if (isQuery && call.getKind() == SqlKind.ALL && comparison == SqlKind.NOT_EQUALS) {
            return EngineOperator.call("not", call.getParserPosition(), in(call, expressions));
        }
        throw Fault.unsupported(
                call.getOperator().getName() + " (...) is",
                "compare with the least or greatest value, as in x > (SELECT max(y) FROM ..)",
                call.getParserPosition());
    }

    /// The value of the one row that `query` gives.
    SqlNode scalar(SqlNode query) {
        SqlParserPos position = query.getParserPosition();
        positions.add(position);
        SqlNode rewritten = queries.query(query);
        if (!givesOneRow(rewritten)) {
            throw Fault.unsupported(
                    "a query as a value that is neither an aggregate without GROUP BY nor LIMIT 1"
                            + " is",
                    "aggregate, as in (SELECT max(..) FROM ..), or join with the query",
                    position);
        }
        return SqlStdOperatorTable.SCALAR_QUERY.createCall(position, rewritten);
    }

    private static boolean givesOneRow(SqlNode query) {
        if (query instanceof SqlOrderBy order) {
            return order.fetch instanceof SqlLiteral count && count.toValue().equals("1");
        }
        if (!(query instanceof SqlSelect select)) return false;
        boolean whole = select.getGroup() == null && select.getHaving() == null;
        return whole && select.getSelectList().stream().allMatch(SelectItems::aggregates);
    }
}
