package dev.tasse.sql;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLikeOperator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names results without an alias as DuckDB does: `count_star()`, `(x + 1)`.
final class Naming {
    private final SqlText text;
    private final CallNaming calls;

    Naming(SqlText text) {
        this.text = text;
        this.calls = new CallNaming(text, this);
    }

    /// The name of `node`, an expression as the parser gives it.
    String of(SqlNode node) {
        return switch (node) {
            case SqlIdentifier name -> identifier(name);
            case SqlLiteral literal -> literal(literal);
            case SqlCase cases -> cases(cases);
            case SqlBasicCall call -> call(call);
            default -> text.at(node.getParserPosition());
        };
    }

    private static String identifier(SqlIdentifier name) {
        return name.names.stream().map(Naming::quoted).collect(Collectors.joining("."));
    }

    /// `word` as a name in SQL: in quotes if it has to be.
    static String quoted(String word) {
        boolean plain = word.matches("[A-Za-z_][A-Za-z0-9_]*");
        boolean bare = plain && !Keywords.contains(word.toLowerCase(Locale.ROOT));
        return bare ? word : '"' + word.replace("\"", "\"\"") + '"';
    }

    private String literal(SqlLiteral literal) {
        return switch (literal.getTypeName()) {
            case NULL -> "NULL";
            case BOOLEAN -> literal.toValue().toLowerCase(Locale.ROOT);
            case DECIMAL, DOUBLE -> text.at(literal.getParserPosition()).replace(" ", "");
            default -> constant(literal);
        };
    }

    private String constant(SqlLiteral literal) {
        String written = text.at(literal.getParserPosition());
        int quote = written.indexOf('\'');
        if (quote <= 0 || !Character.isLetter(written.charAt(0))) return written;
        String type = written.substring(0, quote).strip();
        String value = written.substring(quote);
        if (type.equalsIgnoreCase("INTERVAL")) return written;
        String shown = type.equalsIgnoreCase("DATE") ? type : type.toUpperCase(Locale.ROOT);
        return "CAST(" + value + " AS " + shown + ")";
    }

    private String cases(SqlCase node) {
        StringBuilder name = new StringBuilder("CASE ");
        for (int i = 0; i < node.getWhenOperands().size(); i++) {
            name.append(" WHEN (").append(of(node.getWhenOperands().get(i)));
            name.append(") THEN (").append(of(node.getThenOperands().get(i))).append(")");
        }
        SqlNode otherwise = node.getElseOperand();
        name.append(" ELSE ").append(otherwise == null ? "NULL" : of(otherwise));
        return name.append(" END").toString();
    }

    private String call(SqlBasicCall call) {
        return switch (call.getKind()) {
            case AND, OR -> chain(call);
            case PLUS,
                    MINUS,
                    TIMES,
                    EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL ->
                    binary(call, call.getOperator().getName());
            case NOT_EQUALS -> binary(call, "!=");
            case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
                    binary(call, call.getOperator().getName());
            case DIVIDE -> binary(call, isWhole(call) ? "//" : "/");
            case NOT -> "(NOT " + of(call.operand(0)) + ")";
            case PLUS_PREFIX -> "(+(" + of(call.operand(0)) + "))";
            case MINUS_PREFIX -> minus(call);
            default -> test(call);
        };
    }

    private String test(SqlBasicCall call) {
        return switch (call.getKind()) {
            case IS_NULL -> "(" + of(call.operand(0)) + " IS NULL)";
            case IS_NOT_NULL -> "(" + of(call.operand(0)) + " IS NOT NULL)";
            case IS_TRUE -> is(call, " IS NOT DISTINCT FROM true)");
            case IS_FALSE -> is(call, " IS NOT DISTINCT FROM false)");
            case IS_NOT_TRUE -> is(call, " IS DISTINCT FROM true)");
            case IS_NOT_FALSE -> is(call, " IS DISTINCT FROM false)");
            case BETWEEN -> between(call);
            case LIKE -> like(call);
            case IN -> in(call);
            case NOT_IN -> "(NOT " + in(call) + ")";
            default -> calls.of(call);
        };
    }

    private boolean isWhole(SqlBasicCall call) {
        return text.isWholeDivision(
                call.operand(0).getParserPosition(), call.operand(1).getParserPosition());
    }

    private String binary(SqlBasicCall call, String symbol) {
        return "(" + of(call.operand(0)) + " " + symbol + " " + of(call.operand(1)) + ")";
    }

    // AND and OR of the same kind are one list to DuckDB.
    private String chain(SqlBasicCall call) {
        List<String> parts = new ArrayList<>();
        collect(call, call, parts);
        String word = " " + call.getOperator().getName() + " ";
        return "(" + String.join(word, parts) + ")";
    }

    private void collect(SqlNode node, SqlBasicCall whole, List<String> parts) {
        if (node.getKind() != whole.getKind()) {
            parts.add(of(node));
            return;
        }
        for (SqlNode operand : ((SqlCall) node).getOperandList()) collect(operand, whole, parts);
    }

    private String minus(SqlBasicCall call) {
        String operand = of(call.operand(0));
        boolean number = call.operand(0) instanceof SqlNumericLiteral;
        return number ? "-" + operand : "(-(" + operand + "))";
    }

    private String is(SqlBasicCall call, String rest) {
        return "(CAST(" + of(call.operand(0)) + " AS BOOLEAN)" + rest;
    }

    private String between(SqlBasicCall call) {
        String bounds = of(call.operand(1)) + " AND " + of(call.operand(2));
        String whole = "(" + of(call.operand(0)) + " BETWEEN " + bounds + ")";
        return ((SqlBetweenOperator) call.getOperator()).isNegated()
                ? "(NOT " + whole + ")"
                : whole;
    }

    private String like(SqlBasicCall call) {
        SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
        if (operator.getName().endsWith("SIMILAR TO")) return calls.of(call);
        if (call.operandCount() == 3) {
            String negation = operator.isNegated() ? "not_" : "";
            String kind = operator.isCaseSensitive() ? "like_escape" : "ilike_escape";
            return negation + kind + "(" + list(call.getOperandList()) + ")";
        }
        String symbol = operator.isNegated() ? "!~~" : "~~";
        return binary(call, operator.isCaseSensitive() ? symbol : symbol + "*");
    }

    private String in(SqlBasicCall call) {
        String list =
                call.operand(1) instanceof SqlNodeList values
                        ? list(values.getList())
                        : text.at(call.operand(1).getParserPosition());
        return "(" + of(call.operand(0)) + " IN (" + list + "))";
    }

    /// The names of `nodes` with commas between.
    String list(List<SqlNode> nodes) {
        return nodes.stream().map(this::of).collect(Collectors.joining(", "));
    }
}
