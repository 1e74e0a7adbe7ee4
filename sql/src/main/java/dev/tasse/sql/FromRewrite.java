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
    private final HalfJoins halfJoins;
    private List<SqlNode> conditions = new ArrayList<>();
    private boolean keepsRight;

    FromRewrite(SqlText text, QueryRewrite queries, Sources sources, HalfJoins halfJoins) {
        this.text = text;
        this.queries = queries;
        this.sources = sources;
        this.halfJoins = halfJoins;
    }

    /// Tables, and what has to be true of their rows for want of a join that says it.
    record Rewritten(SqlNode tables, List<SqlNode> conditions) {
        Rewritten {
            conditions = List.copyOf(conditions);
        }
    }

    /// `node`, a table in the widest sense, rewritten.
    Rewritten rewrite(SqlNode node) {
        List<SqlNode> around = conditions;
        conditions = new ArrayList<>();
        SqlNode tables = table(node, false);
        Rewritten rewritten = new Rewritten(tables, conditions);
        conditions = around;
        return rewritten;
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
        boolean half = text.halfJoin(join.getJoinTypeNode().getParserPosition()).isPresent();
        JoinType type = join.getJoinType();
        boolean keepsRows = type == JoinType.RIGHT || type == JoinType.FULL;
        SqlNode left = table(join.getLeft(), false, keepsRows);
        boolean keepsLeft = half || type == JoinType.LEFT || type == JoinType.FULL;
        SqlNode right = table(join.getRight(), false, keepsLeft);
        if (half) {
            conditions.add(halfJoins.condition(join, right));
            return left;
        }
        boolean shared = join.isNatural() || join.getConditionType() == JoinConditionType.USING;
        keepsRight |= shared && keepsRows;
        SqlNode condition = join.getCondition();
        boolean on = join.getConditionType() == JoinConditionType.ON;
        return new SqlJoin(
                join.getParserPosition(),
                left,
                join.isNaturalNode(),
                join.getJoinTypeNode(),
                right,
                join.getConditionTypeNode(),
                condition == null || !on ? condition : halfJoins.plain(condition));
    }

    // A semi-join becomes a condition of WHERE: in vain if rows are added after it.
    private SqlNode table(SqlNode node, boolean aliased, boolean rowsAreAdded) {
        int before = conditions.size();
        SqlNode table = table(node, aliased);
        if (!rowsAreAdded || conditions.size() == before) return table;
        throw Fault.unsupported(
                "SEMI JOIN or ANTI JOIN within an outer join is",
                "write it as a sub-query: (SELECT * FROM a SEMI JOIN b ON ...)",
                node.getParserPosition());
    }

    /// Whether a join with USING, so far, keeps right rows without a match.
    boolean keepsRight() {
        return keepsRight;
    }

    private static void requireKnown(SqlJoin join) {
        SqlParserPos position = join.getJoinTypeNode().getParserPosition();
        switch (join.getJoinType()) {
            case INNER, CROSS, COMMA, LEFT, RIGHT, FULL -> {}
            default ->
                    throw Fault.unsupported(
                            join.getJoinType().name().replace('_', ' ') + " is",
                            "write SEMI JOIN or ANTI JOIN",
                            position);
        }
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
