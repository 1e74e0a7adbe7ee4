package dev.tasse.sql;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
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

    /// `call`, `x IN (SELECT ...)`, whose left side `expressions` rewrites.
    SqlNode in(SqlBasicCall call, Expressions expressions) {
        positions.add(call.operand(1).getParserPosition());
        SqlNode value = expressions.rewrite(call.operand(0));
        SqlNode query = queries.query(call.operand(1));
        return SqlStdOperatorTable.IN.createCall(call.getParserPosition(), value, query);
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
