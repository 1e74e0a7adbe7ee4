package dev.tasse.sql;

import dev.tasse.error.Problem;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The arguments of `read_csv(..)` and its like: a path, then options by name.
///
/// @param path what to read
/// @param options values by name: Boolean, Long, Double, String, or a List or Map of these
record ReadArguments(String path, Map<String, Object> options) {
    static ReadArguments of(SqlBasicCall call, SqlText text) {
        List<SqlNode> operands = call.getOperandList();
        if (operands.isEmpty() || !isText(operands.getFirst())) {
            throw new Fault(
                    Problem.of("the first argument has to be a path")
                            .remedy("write read_csv('x.csv', delimiter => ';')"),
                    call.getParserPosition());
        }
        Map<String, Object> options = new LinkedHashMap<>();
        for (SqlNode operand : operands.subList(1, operands.size())) {
            SqlBasicCall option = option(operand);
            boolean equation = option.getKind() == SqlKind.EQUALS;
            SqlIdentifier name = (SqlIdentifier) option.operand(equation ? 0 : 1);
            SqlNode value = option.operand(equation ? 1 : 0);
            options.put(
                    name.getSimple().toLowerCase(Locale.ROOT),
                    value(value, text.brackets(option.getParserPosition())));
        }
        return new ReadArguments(text(operands.getFirst()), options);
    }

    private static boolean isText(SqlNode node) {
        return node instanceof SqlLiteral literal && SqlNames.isText(literal);
    }

    private static String text(SqlNode node) {
        return String.valueOf(((SqlLiteral) node).toValue());
    }

    private static SqlBasicCall option(SqlNode node) {
        if (node instanceof SqlBasicCall call) {
            boolean assignment =
                    call.getKind() == SqlKind.ARGUMENT_ASSIGNMENT
                            && call.operand(1) instanceof SqlIdentifier;
            boolean equation =
                    call.getKind() == SqlKind.EQUALS
                            && call.operand(0) instanceof SqlIdentifier name
                            && name.isSimple();
            if (assignment || equation) return call;
        }
        throw new Fault(
                Problem.of("options are given by name").remedy("write delimiter => ';'"),
                node.getParserPosition());
    }

    private static Object value(SqlNode node, SqlText.Brackets brackets) {
        if (node.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) return constants(node);
        if (node.getKind() == SqlKind.MAP_VALUE_CONSTRUCTOR) return map(constants(node));
        if (brackets == SqlText.Brackets.NONE) return constant(node);
        boolean row = node.getKind() == SqlKind.ROW;
        List<Object> parts = row ? constants(node) : List.of(constant(node));
        return brackets == SqlText.Brackets.LIST ? parts : map(parts);
    }

    private static List<Object> constants(SqlNode call) {
        List<Object> parts = new ArrayList<>();
        for (SqlNode part : ((SqlBasicCall) call).getOperandList()) parts.add(constant(part));
        return List.copyOf(parts);
    }

    private static Map<String, Object> map(List<Object> parts) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            map.put(String.valueOf(parts.get(i)), parts.get(i + 1));
        }
        return map;
    }

    private static Object constant(SqlNode node) {
        if (node instanceof SqlNumericLiteral number) return number(number.bigDecimalValue());
        if (node instanceof SqlLiteral literal) {
            Object value = literal.getValue();
            if (value instanceof Boolean truth) return truth;
            if (SqlNames.isText(literal)) return text(literal);
        }
        if (node instanceof SqlIdentifier name && name.isSimple()) return name.getSimple();
        throw new Fault(Problem.of("an option takes a constant"), node.getParserPosition());
    }

    private static Object number(BigDecimal value) {
        if (value.scale() <= 0) return value.longValueExact();
        return value.doubleValue();
    }
}
