package dev.tasse.sql;

import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Turns `a SEMI JOIN b ON ...` into `EXISTS (SELECT ... FROM b WHERE ...)`, ANTI JOIN into the
/// opposite; and rewrites the conditions of joins.
final class HalfJoins {
    private final SqlText text;
    private final Expressions expressions;
    private final SubQueryRewrite subQueries;

    HalfJoins(SqlText text, Expressions expressions, SubQueryRewrite subQueries) {
        this.text = text;
        this.expressions = expressions;
        this.subQueries = subQueries;
    }

    /// The condition that `join` puts on its left rows, whose right side `right` is rewritten.
    SqlNode condition(SqlJoin join, SqlNode right) {
        SqlParserPos position = join.getJoinTypeNode().getParserPosition();
        SqlNode condition = join.getCondition();
        if (join.isNatural() || condition == null) {
            throw Fault.unsupported(
                    "SEMI JOIN or ANTI JOIN without a condition is",
                    "write ON or USING behind it",
                    position);
        }
        subQueries.add(position);
        SqlNode query =
                join.getConditionType() == JoinConditionType.USING
                        ? using((SqlNodeList) condition, right)
                        : rows(right, plain(condition), position);
        SqlNode exists = SubQueryRewrite.exists(query, position);
        boolean anti = text.halfJoin(position).filter("ANTI"::equals).isPresent();
        return anti ? EngineOperator.call("not", position, exists) : exists;
    }

    /// The condition `node` of a join, which has no place for a sub-query.
    SqlNode plain(SqlNode node) {
        int before = subQueries.positions().size();
        SqlNode condition = expressions.rewrite(node);
        List<SqlParserPos> found = subQueries.positions();
        if (found.size() == before) return condition;
        throw Fault.unsupported(
                "a sub-query in the condition of a join is",
                "write it in WHERE, or join with it",
                found.getLast());
    }

    // The columns of the right side get names that none of the left side can have.
    private static SqlNode using(SqlNodeList names, SqlNode right) {
        SqlParserPos position = names.getParserPosition();
        List<SqlNode> columns = new ArrayList<>();
        @Nullable SqlNode all = null;
        for (SqlNode node : names) {
            SqlIdentifier name = (SqlIdentifier) node;
            SqlIdentifier renamed =
                    new SqlIdentifier("right:" + name.getSimple(), name.getParserPosition());
            columns.add(SqlStdOperatorTable.AS.createCall(position, name, renamed));
            SqlNode equal =
                    EngineOperator.call(
                            "eq",
                            name.getParserPosition(),
                            name.clone(name.getParserPosition()),
                            renamed.clone(name.getParserPosition()));
            all = all == null ? equal : EngineOperator.call("and", position, all, equal);
        }
        SqlNode inner =
                QueryRewrite.simpleSelect(
                        new SqlNodeList(columns, position), right, null, position);
        SqlNode aliased =
                SqlStdOperatorTable.AS.createCall(
                        position, inner, new SqlIdentifier("right:", position));
        return rows(aliased, all, position);
    }

    private static SqlNode rows(
            SqlNode tables, @Nullable SqlNode condition, SqlParserPos position) {
        SqlNodeList all = SqlNodeList.of(SqlIdentifier.star(position));
        return QueryRewrite.simpleSelect(all, tables, condition, position);
    }
}
