package dev.tasse.sql;

import dev.tasse.error.Problem;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Turns the operators of an expression into functions of the engine, before anything is validated.
///
/// What the engine has no function for is refused here, where its place in the query is known.
final class Expressions {
    private static final Set<String> CLOCK =
            Set.of(
                    "CURRENT_DATE",
                    "CURRENT_TIME",
                    "CURRENT_TIMESTAMP",
                    "LOCALTIME",
                    "LOCALTIMESTAMP");

    private final SqlText text;
    private final SubQueryRewrite subQueries;
    private final FunctionCalls functions;

    Expressions(SqlText text, SubQueryRewrite subQueries) {
        this.text = text;
        this.subQueries = subQueries;
        this.functions = new FunctionCalls(text, this);
    }

    /// `node` over functions of the engine alone.
    SqlNode rewrite(SqlNode node) {
        return switch (node) {
            case SqlIdentifier name -> column(name);
            case SqlIntervalLiteral interval -> Literals.interval(interval);
            case SqlLiteral literal -> Literals.checked(literal);
            case SqlCase cases -> cases(cases);
            case SqlBasicCall call -> call(call);
            case SqlCall call -> query(call);
            case SqlDynamicParam parameter ->
                    throw Fault.unsupported(
                            "a parameter (?) is",
                            "write the value into the query",
                            parameter.getParserPosition());
            default ->
                    throw new Fault(
                            Problem.of("an expression is expected here"), node.getParserPosition());
        };
    }

    /// Each of `nodes` over functions of the engine alone.
    List<SqlNode> rewriteAll(List<SqlNode> nodes) {
        List<SqlNode> rewritten = new ArrayList<>();
        for (SqlNode node : nodes) rewritten.add(rewrite(node));
        return rewritten;
    }

    private static SqlNode column(SqlIdentifier name) {
        if (name.isSimple() && CLOCK.contains(name.getSimple().toUpperCase(Locale.ROOT))) {
            throw Fault.unsupported(
                    name.getSimple() + " is",
                    "write the day, as in DATE '2024-01-31'",
                    name.getParserPosition());
        }
        return copy(name);
    }

    private SqlNode call(SqlBasicCall call) {
        return switch (call.getKind()) {
            case PLUS -> binary("plus", call);
            case MINUS -> binary("minus", call);
            case TIMES -> binary("times", call);
            case MOD -> binary("rem", call);
            case DIVIDE -> binary(division(call), call);
            case EQUALS -> binary("eq", call);
            case NOT_EQUALS -> binary("ne", call);
            case LESS_THAN -> binary("lt", call);
            case LESS_THAN_OR_EQUAL -> binary("le", call);
            case GREATER_THAN -> binary("gt", call);
            case GREATER_THAN_OR_EQUAL -> binary("ge", call);
            case AND -> binary("and", call);
            case OR -> binary("or", call);
            case IS_NOT_DISTINCT_FROM -> binary("eqNullSafe", call);
            case IS_DISTINCT_FROM -> negated(binary("eqNullSafe", call));
            default -> unary(call);
        };
    }

    private SqlNode unary(SqlBasicCall call) {
        return switch (call.getKind()) {
            case PLUS_PREFIX -> rewrite(call.operand(0));
            case MINUS_PREFIX -> minus(call);
            case NOT -> negated(rewrite(call.operand(0)));
            case IS_NULL -> unary("isNull", call);
            case IS_NOT_NULL -> unary("isNotNull", call);
            case IS_TRUE -> is(call, true);
            case IS_FALSE -> is(call, false);
            case IS_NOT_TRUE -> negated(is(call, true));
            case IS_NOT_FALSE -> negated(is(call, false));
            default -> special(call);
        };
    }

    private SqlNode special(SqlBasicCall call) {
        return switch (call.getKind()) {
            case BETWEEN -> between(call);
            case LIKE -> like(call);
            case IN -> in(call);
            case NOT_IN -> negated(in(call));
            case EXISTS -> subQueries.exists(call);
            case SOME, ALL -> subQueries.quantified(call, this);
            default -> functions.rewrite(call);
        };
    }

    private String division(SqlBasicCall call) {
        SqlParserPos left = call.operand(0).getParserPosition();
        SqlParserPos right = call.operand(1).getParserPosition();
        return text.isWholeDivision(left, right) ? "intDiv" : "div";
    }

    private SqlNode binary(String function, SqlBasicCall call) {
        SqlNode left = rewrite(call.operand(0));
        return EngineOperator.call(
                function, call.getParserPosition(), left, rewrite(call.operand(1)));
    }

    private SqlNode unary(String function, SqlBasicCall call) {
        return EngineOperator.call(function, call.getParserPosition(), rewrite(call.operand(0)));
    }

    private static SqlNode negated(SqlNode condition) {
        return EngineOperator.call("not", condition.getParserPosition(), condition);
    }

    // A sign before a number is part of the number: -2147483648 is an INTEGER.
    private SqlNode minus(SqlBasicCall call) {
        if (call.operand(0) instanceof SqlNumericLiteral number) {
            return SqlLiteral.createNegative(number, call.getParserPosition());
        }
        return unary("unaryMinus", call);
    }

    private SqlNode is(SqlBasicCall call, boolean value) {
        SqlParserPos position = call.getParserPosition();
        SqlNode constant = SqlLiteral.createBoolean(value, position);
        return EngineOperator.call("eqNullSafe", position, rewrite(call.operand(0)), constant);
    }

    private SqlNode between(SqlBasicCall call) {
        SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
        SqlParserPos position = call.getParserPosition();
        if (operator.flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            throw Fault.unsupported(
                    "BETWEEN SYMMETRIC is", "write the lower bound first", position);
        }
        SqlNode low =
                EngineOperator.call(
                        "ge", position, rewrite(call.operand(0)), rewrite(call.operand(1)));
        SqlNode high =
                EngineOperator.call(
                        "le", position, rewrite(call.operand(0)), rewrite(call.operand(2)));
        SqlNode both = EngineOperator.call("and", position, low, high);
        return operator.isNegated() ? negated(both) : both;
    }

    // The validator keeps what it finds out by node, so each place needs a node of its own.
    private static SqlNode copy(SqlNode node) {
        return node.clone(node.getParserPosition());
    }

    private SqlNode like(SqlBasicCall call) {
        SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
        SqlParserPos position = call.getParserPosition();
        if (!operator.getName().endsWith("LIKE")) return functions.rewrite(call);
        SqlNode[] operands = rewriteAll(call.getOperandList()).toArray(SqlNode[]::new);
        String function = operator.isCaseSensitive() ? "like" : "ilike";
        SqlNode match = EngineOperator.call(function, position, operands);
        return operator.isNegated() ? negated(match) : match;
    }

    private SqlNode in(SqlBasicCall call) {
        if (!(call.operand(1) instanceof SqlNodeList list)) return subQueries.in(call, this);
        List<SqlNode> operands = new ArrayList<>();
        operands.add(rewrite(call.operand(0)));
        operands.addAll(rewriteAll(list.getList()));
        return EngineOperator.call(
                "isIn", call.getParserPosition(), operands.toArray(SqlNode[]::new));
    }

    private SqlNode cases(SqlCase node) {
        List<SqlNode> operands = new ArrayList<>();
        List<SqlNode> conditions = node.getWhenOperands().getList();
        List<SqlNode> values = node.getThenOperands().getList();
        for (int i = 0; i < conditions.size(); i++) {
            operands.add(rewrite(conditions.get(i)));
            operands.add(rewrite(values.get(i)));
        }
        SqlNode otherwise = node.getElseOperand();
        operands.add(
                otherwise == null
                        ? SqlLiteral.createNull(node.getParserPosition())
                        : rewrite(otherwise));
        return CaseOperator.call(node.getParserPosition(), operands);
    }

    private SqlNode query(SqlCall call) {
        return switch (call.getKind()) {
            case SELECT, WITH, ORDER_BY, UNION, INTERSECT, EXCEPT, VALUES ->
                    subQueries.scalar(call);
            default ->
                    throw Fault.unsupported(
                            call.getOperator().getName() + " is",
                            "use the functions of the reference",
                            call.getParserPosition());
        };
    }
}
