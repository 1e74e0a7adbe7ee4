package dev.tasse.sql;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlTrimFunction;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names calls of functions as DuckDB does, and what it takes for such: casts, parts of dates,
/// intervals.
final class CallNaming {
    // Types that are part of DuckDB's grammar are written its way, all others as the user wrote
    // them.
    private static final Map<String, String> GRAMMAR_TYPES =
            Map.ofEntries(
                    Map.entry("INT", "INTEGER"),
                    Map.entry("INTEGER", "INTEGER"),
                    Map.entry("SMALLINT", "SMALLINT"),
                    Map.entry("BIGINT", "BIGINT"),
                    Map.entry("REAL", "FLOAT"),
                    Map.entry("FLOAT", "FLOAT"),
                    Map.entry("DECIMAL", "DECIMAL"),
                    Map.entry("NUMERIC", "DECIMAL"),
                    Map.entry("BOOLEAN", "BOOLEAN"),
                    Map.entry("VARCHAR", "VARCHAR"),
                    Map.entry("CHAR", "VARCHAR"),
                    Map.entry("TIME", "TIME"),
                    Map.entry("TIMESTAMP", "TIMESTAMP"));

    private final SqlText text;
    private final Naming naming;

    CallNaming(SqlText text, Naming naming) {
        this.text = text;
        this.naming = naming;
    }

    String of(SqlBasicCall call) {
        return switch (call.getKind()) {
            case CAST, SAFE_CAST -> cast(call);
            case FILTER -> filter(call);
            case EXTRACT -> call.operand(0) instanceof SqlLiteral ? named(call) : extract(call);
            case TRIM -> trim(call);
            case INTERVAL -> interval(call);
            case ITEM -> naming.of(call.operand(0)) + "[" + naming.of(call.operand(1)) + "]";
            case POSITION -> position(call);
            case POSIX_REGEX_CASE_SENSITIVE -> regex("regexp_matches", call);
            case SIMILAR -> regex("regexp_full_match", call);
            default -> call.getOperator().getName().equals("||") ? concat(call) : named(call);
        };
    }

    private String cast(SqlBasicCall call) {
        boolean tried = call.getOperator().getName().startsWith("TRY");
        String type =
                call.operand(1) instanceof SqlDataTypeSpec spec
                        ? type(spec)
                        : text.at(call.operand(1).getParserPosition());
        String word = tried ? "TRY_CAST(" : "CAST(";
        return word + naming.of(call.operand(0)) + " AS " + type + ")";
    }

    private String type(SqlDataTypeSpec spec) {
        String written = text.at(spec.getParserPosition()).strip();
        int bracket = written.indexOf('(');
        String name = bracket < 0 ? written : written.substring(0, bracket).strip();
        String arguments = bracket < 0 ? "" : written.substring(bracket);
        String known = GRAMMAR_TYPES.getOrDefault(name.toUpperCase(Locale.ROOT), name);
        return known + arguments.replaceAll("\\s", "").replace(",", ", ");
    }

    private String filter(SqlBasicCall call) {
        String condition = naming.of(call.operand(1));
        return naming.of(call.operand(0)) + " FILTER (WHERE " + condition + ")";
    }

    private String extract(SqlBasicCall call) {
        String unit = call.operand(0).toString().toUpperCase(Locale.ROOT);
        return "date_part('" + unit + "', " + naming.of(call.operand(1)) + ")";
    }

    private String trim(SqlBasicCall call) {
        String written = text.at(call.getParserPosition());
        boolean plain = !written.toUpperCase(Locale.ROOT).contains(" FROM ");
        String given = text.at(call.operand(1).getParserPosition());
        String characters =
                plain || !given.startsWith("'") ? "" : ", " + naming.of(call.operand(1));
        SqlTrimFunction.Flag side =
                ((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class);
        String function =
                switch (side) {
                    case BOTH -> "\"trim\"";
                    case LEADING -> "ltrim";
                    case TRAILING -> "rtrim";
                };
        return function + "(" + naming.of(call.operand(2)) + characters + ")";
    }

    private String position(SqlBasicCall call) {
        String operands = naming.of(call.operand(1)) + ", " + naming.of(call.operand(0));
        return "\"position\"(" + operands + ")";
    }

    private String regex(String function, SqlBasicCall call) {
        String match = function + "(" + naming.list(call.getOperandList()) + ")";
        String operator = call.getOperator().getName();
        boolean negated = operator.startsWith("NOT") || operator.startsWith("NEGATED");
        return negated ? "(NOT " + match + ")" : match;
    }

    private String interval(SqlBasicCall call) {
        String unit = call.operand(1).toString().toLowerCase(Locale.ROOT);
        String type = unit.equals("hour") || unit.equals("minute") ? "BIGINT" : "INTEGER";
        String number = "CAST(" + naming.of(call.operand(0)) + " AS DOUBLE)";
        if (unit.equals("second")) return "to_seconds(" + number + ")";
        return "to_" + unit + "s(CAST(trunc(" + number + ") AS " + type + "))";
    }

    private String concat(SqlBasicCall call) {
        return "(" + naming.of(call.operand(0)) + " || " + naming.of(call.operand(1)) + ")";
    }

    private String named(SqlBasicCall call) {
        String name = SqlNames.written(call);
        List<SqlNode> operands = SqlNames.operands(call);
        if (call.getKind() == SqlKind.MOD && name.equals("%")) {
            return "(" + naming.of(operands.get(0)) + " % " + naming.of(operands.get(1)) + ")";
        }
        boolean rows = operands.isEmpty() || SqlNames.isStar(operands.getFirst());
        if (name.equals("count") && rows) return "count_star()";
        if (name.equals("coalesce") || name.equals("ifnull"))
            return "COALESCE(" + naming.list(operands) + ")";
        SqlLiteral quantifier = call.getFunctionQuantifier();
        boolean distinct = quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
        String inner = (distinct ? "DISTINCT " : "") + naming.list(operands);
        return Naming.quoted(name) + "(" + inner + ")";
    }
}
