package dev.tasse.sql;

import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.List;

/// Rewrites what stands behind FROM: tables, files, joins, sub-queries.
final class FromRewrite {
    private final SqlText text;
    private final QueryRewrite queries;
    private final Sources sources;
    private final Expressions expressions;
    private boolean keepsRight;

    FromRewrite(SqlText text, QueryRewrite queries, Sources sources, Expressions expressions) {
        this.text = text;
        this.queries = queries;
        this.sources = sources;
        this.expressions = expressions;
    }

    /// `node`, a table in the widest sense, rewritten.
    SqlNode rewrite(SqlNode node) {
        return table(node, false);
    }

    private SqlNode table(SqlNode node, boolean aliased) {
        return switch (node.getKind()) {
            case IDENTIFIER -> sources.named((SqlIdentifier) node, aliased);
            case JOIN -> join((SqlJoin) node);
            case AS -> as((SqlBasicCall) node);
            case COLLECTION_TABLE -> sources.read(tableCall(node), aliased);
            case VALUES -> values((SqlBasicCall) node);
            case SELECT, ORDER_BY, WITH, UNION, INTERSECT, EXCEPT, EXPLICIT_TABLE ->
                    queries.query(node);
            default -> throw refuse(node);
        };
    }

    private static SqlBasicCall tableCall(SqlNode node) {
        SqlNode inner = ((SqlCall) node).operand(0);
        if (inner instanceof SqlBasicCall call) return call;
        throw refuse(inner);
    }

    private SqlNode values(SqlBasicCall call) {
        SqlIdentifier alias = new SqlIdentifier("valueslist", call.getParserPosition());
        return queries.namedValues(call, alias, List.of());
    }

    private SqlNode as(SqlBasicCall call) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        SqlNode inner = operands.getFirst();
        if (inner.getKind() == SqlKind.VALUES) {
            SqlIdentifier alias = (SqlIdentifier) operands.get(1);
            return queries.namedValues(
                    (SqlBasicCall) inner, alias, operands.subList(2, operands.size()));
        }
        operands.set(0, table(inner, true));
        return SqlStdOperatorTable.AS.createCall(call.getParserPosition(), operands);
    }

    private SqlNode join(SqlJoin join) {
        requireKnown(join);
        boolean shared = join.isNatural() || join.getConditionType() == JoinConditionType.USING;
        JoinType type = join.getJoinType();
        keepsRight |= shared && (type == JoinType.RIGHT || type == JoinType.FULL);
        join.setLeft(rewrite(join.getLeft()));
        join.setRight(rewrite(join.getRight()));
        SqlNode condition = join.getCondition();
        boolean on = join.getConditionType() == JoinConditionType.ON;
        return new SqlJoin(
                join.getParserPosition(),
                join.getLeft(),
                join.isNaturalNode(),
                join.getJoinTypeNode(),
                join.getRight(),
                join.getConditionTypeNode(),
                condition == null || !on ? condition : expressions.rewrite(condition));
    }

    /// Whether a join with USING, so far, keeps right rows without a match.
    boolean keepsRight() {
        return keepsRight;
    }

    private void requireKnown(SqlJoin join) {
        SqlParserPos position = join.getJoinTypeNode().getParserPosition();
        text.halfJoin(position)
                .ifPresent(half -> {
                    throw halfJoin(half + " JOIN is", position);
                });
        switch (join.getJoinType()) {
            case INNER, CROSS, COMMA, LEFT, RIGHT, FULL -> {}
            default ->
                    throw halfJoin(join.getJoinType().name().replace('_', ' ') + " is", position);
        }
    }

    private static Fault halfJoin(String what, SqlParserPos position) {
        return Fault.unsupported(
                what, "use JOIN or LEFT JOIN with SELECT DISTINCT of the right side", position);
    }

    private static Fault refuse(SqlNode node) {
        String what =
                switch (node.getKind()) {
                    case LATERAL -> "LATERAL";
                    case UNNEST -> "UNNEST";
                    case TABLESAMPLE -> "TABLESAMPLE";
                    case PIVOT, UNPIVOT -> node.getKind() + " of a table";
                    default -> "this kind of table";
                };
        return Fault.unsupported(
                what + " is", "name a table, a file or a sub-query", node.getParserPosition());
    }
}
