package dev.tasse.sql;

import dev.tasse.error.Problem;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Turns a parsed query into one that the validator and the importer know in full: tables resolved,
/// expressions over the engine's functions, every result named.
///
/// What is right SQL but not there yet is refused here, where its place is known.
final class QueryRewrite {
    private final Sources sources;
    private final SubQueryRewrite subQueries;
    private final Expressions expressions;
    private final SelectItems items;
    private final FromRewrite from;

    QueryRewrite(SqlText text, Sources sources) {
        this.sources = sources;
        this.subQueries = new SubQueryRewrite(this);
        this.expressions = new Expressions(text, subQueries);
        this.items = new SelectItems(text, expressions);
        HalfJoins halfJoins = new HalfJoins(text, expressions, subQueries);
        this.from = new FromRewrite(text, this, sources, halfJoins);
    }

    /// Where the query has other queries for values, in the order of the text.
    List<SqlParserPos> subQueries() {
        return subQueries.positions();
    }

    /// The names that the query gives to its results, spelled as there.
    List<String> aliases() {
        return items.aliases();
    }

    /// Whether a join with USING keeps right rows without a match.
    boolean keepsRight() {
        return from.keepsRight();
    }

    /// `node`, a query, rewritten; parts of it may be changed in place.
    SqlNode query(SqlNode node) {
        return switch (node) {
            case SqlSelect select -> select(select);
            case SqlOrderBy order -> orderBy(order);
            case SqlWith with -> with(with);
            case SqlBasicCall call -> call(call);
            default -> throw noQuery(node);
        };
    }

    private SqlNode call(SqlBasicCall call) {
        return switch (call.getKind()) {
            case VALUES -> values(call);
            case UNION, INTERSECT, EXCEPT -> setOperation(call);
            case EXPLICIT_TABLE -> explicitTable(call);
            default -> throw noQuery(call);
        };
    }

    private static Fault noQuery(SqlNode node) {
        return new Fault(
                Problem.of("a query is expected here").remedy("write SELECT ... FROM ..."),
                node.getParserPosition());
    }

    private SqlNode setOperation(SqlBasicCall call) {
        SqlSetOperator operator = (SqlSetOperator) call.getOperator();
        if (operator.isAll() && call.getKind() != SqlKind.UNION) {
            throw Fault.unsupported(
                    operator.getName() + " is",
                    "leave out ALL, or compare the counts of GROUP BY queries",
                    call.operand(1).getParserPosition());
        }
        SqlNode left = query(call.operand(0));
        SqlNode right = query(call.operand(1));
        return operator.createCall(call.getParserPosition(), left, right);
    }

    private SqlNode explicitTable(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlNode table = from.rewrite(call.operand(0)).tables();
        return simpleSelect(SqlNodeList.of(SqlIdentifier.star(position)), table, null, position);
    }

    /// `SELECT items FROM table WHERE condition`.
    static SqlSelect simpleSelect(
            SqlNodeList items, SqlNode table, @Nullable SqlNode condition, SqlParserPos position) {
        return new SqlSelect(
                position, null, items, table, condition, null, null, null, null, null, null, null,
                null);
    }

    /// `VALUES ...` with its columns called `col0`, `col1`, ...
    SqlNode values(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlNode named = namedValues(call, new SqlIdentifier("valueslist", position), List.of());
        return simpleSelect(SqlNodeList.of(SqlIdentifier.star(position)), named, null, position);
    }

    /// `VALUES ...` as a table `alias` with columns of the given names, or `col0`, `col1`, ...
    SqlNode namedValues(SqlBasicCall call, SqlIdentifier alias, List<SqlNode> columns) {
        int width = 0;
        for (SqlNode row : call.getOperandList()) {
            SqlBasicCall cells = (SqlBasicCall) row;
            List<SqlNode> rewritten = expressions.rewriteAll(cells.getOperandList());
            for (int i = 0; i < rewritten.size(); i++) cells.setOperand(i, rewritten.get(i));
            width = rewritten.size();
        }
        List<SqlNode> operands = new ArrayList<>(List.of(call, alias));
        operands.addAll(columns);
        for (int i = 0; columns.isEmpty() && i < width; i++) {
            operands.add(new SqlIdentifier("col" + i, alias.getParserPosition()));
        }
        return SqlStdOperatorTable.AS.createCall(alias.getParserPosition(), operands);
    }

    private SqlNode with(SqlWith with) {
        int count = 0;
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            if (item.recursive.booleanValue()) {
                throw Fault.unsupported(
                        "WITH RECURSIVE is", "run the steps one by one", item.getParserPosition());
            }
            item.query = query(item.query);
            sources.remember(item.name.getSimple());
            count++;
        }
        with.body = query(with.body);
        sources.forget(count);
        return with;
    }

    private SqlNode orderBy(SqlOrderBy node) {
        SqlNode inner = query(node.query);
        SqlNodeList order = items.order(node.orderList, inner);
        requireCount("LIMIT", node.fetch);
        requireCount("OFFSET", node.offset);
        return new SqlOrderBy(node.getParserPosition(), inner, order, node.offset, node.fetch);
    }

    private static void requireCount(String clause, @Nullable SqlNode count) {
        if (count == null) return;
        boolean whole = count instanceof SqlNumericLiteral number && number.isInteger();
        if (whole && ((SqlNumericLiteral) count).bigDecimalValue().signum() >= 0) return;
        throw new Fault(
                Problem.of(clause + " takes a whole number of rows"), count.getParserPosition());
    }

    private SqlNode select(SqlSelect select) {
        refuseRest(select);
        List<SqlNode> conditions = tables(select);
        select.setSelectList(items.named(select.getSelectList()));
        SqlNode where = select.getWhere();
        if (where != null) conditions.add(expressions.rewrite(where));
        conditions.stream().reduce(QueryRewrite::and).ifPresent(select::setWhere);
        SqlNodeList groups = select.getGroup();
        if (groups != null) select.setGroupBy(items.groups(groups, select));
        SqlNode having = select.getHaving();
        if (having != null) select.setHaving(expressions.rewrite(having));
        return select;
    }

    /// Rewrites the tables of `select`; what it gives has to be true of their rows.
    private List<SqlNode> tables(SqlSelect select) {
        SqlNode tables = select.getFrom();
        if (tables == null) return new ArrayList<>();
        FromRewrite.Rewritten rewritten = from.rewrite(tables);
        select.setFrom(rewritten.tables());
        return new ArrayList<>(rewritten.conditions());
    }

    private static SqlNode and(SqlNode left, SqlNode right) {
        return EngineOperator.call("and", right.getParserPosition(), left, right);
    }

    private static void refuseRest(SqlSelect select) {
        SqlNode qualify = select.getQualify();
        if (qualify != null) throw window("QUALIFY is", qualify);
        if (!select.getWindowList().isEmpty()) {
            throw window("WINDOW is", select.getWindowList());
        }
        SqlNode stream = select.getModifierNode(SqlSelectKeyword.STREAM);
        if (stream instanceof SqlLiteral) {
            throw Fault.unsupported("STREAM is", "leave it out", stream.getParserPosition());
        }
    }

    private static Fault window(String what, SqlNode node) {
        return Fault.unsupported(
                what, "aggregate with GROUP BY and join the result", node.getParserPosition());
    }
}
