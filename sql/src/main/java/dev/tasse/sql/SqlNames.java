package dev.tasse.sql;

import dev.tasse.internal.plan.FunctionTypes;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How functions are called in SQL.
///
/// Every function of the engine can be called by its own name written the SQL way (`starts_with`);
/// here stand the other names that people expect.
final class SqlNames {
    // These have signs and words of their own.
    private static final Set<String> OPERATORS =
            Set.of(
                    "plus",
                    "minus",
                    "times",
                    "div",
                    "intDiv",
                    "rem",
                    "unaryMinus",
                    "eq",
                    "ne",
                    "lt",
                    "le",
                    "gt",
                    "ge",
                    "eqNullSafe",
                    "and",
                    "or",
                    "not",
                    "isNull",
                    "isNotNull",
                    "isIn",
                    "between",
                    "like");
    private static final Map<String, String> AGGREGATES =
            Map.ofEntries(
                    Map.entry("count", "count"),
                    Map.entry("sum", "sum"),
                    Map.entry("min", "min"),
                    Map.entry("max", "max"),
                    Map.entry("avg", "avg"),
                    Map.entry("mean", "avg"),
                    Map.entry("variance", "var"),
                    Map.entry("var_samp", "var"),
                    Map.entry("var_pop", "varPop"),
                    Map.entry("stddev", "std"),
                    Map.entry("stddev_samp", "std"),
                    Map.entry("stddev_pop", "stdPop"),
                    Map.entry("covar_samp", "covar"),
                    Map.entry("covar_pop", "covarPop"),
                    Map.entry("corr", "corr"),
                    Map.entry("median", "median"),
                    Map.entry("quantile_cont", "quantile"),
                    Map.entry("mode", "mode"),
                    Map.entry("first", "first"),
                    Map.entry("arbitrary", "first"),
                    Map.entry("last", "last"),
                    Map.entry("bool_or", "any"),
                    Map.entry("bool_and", "all"));

    private SqlNames() {}

    /// The engine's name for the function that SQL calls `name`, if there is one.
    static Optional<String> function(String name) {
        if (name.equals("||")) return Optional.of("concat");
        Optional<String> function = FunctionTypes.ofSqlName(name.toLowerCase(Locale.ROOT));
        return function.filter(own -> !OPERATORS.contains(own) || !isOwn(own, name));
    }

    // The names of operators are not SQL's: their other ones, as mod, are.
    private static boolean isOwn(String function, String name) {
        return function.equalsIgnoreCase(name.replace("_", ""));
    }

    /// The name of the function of `call` as the user wrote it, in lower case.
    static String written(SqlCall call) {
        String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
        // What the parser makes of translate with three arguments.
        return name.equals("translate3") ? "translate" : SpecialCalls.name(name);
    }

    /// The engine's name for the aggregate that SQL calls `name`, if there is one.
    static Optional<String> aggregate(String name) {
        return Optional.ofNullable(AGGREGATES.get(name.toLowerCase(Locale.ROOT)));
    }

    /// All names that can be called, in alphabetical order.
    static List<String> all() {
        TreeSet<String> names = new TreeSet<>(AGGREGATES.keySet());
        for (String name : FunctionTypes.sqlNames()) {
            if (function(name).isPresent()) names.add(name);
        }
        names.addAll(List.of("any_value", "count_if", "date_part", "extract", "if", "nullif"));
        return List.copyOf(names);
    }

    /// The operands of `call` as they were written: to the parser FIRST and LAST stand in a pattern
    /// of rows, so that it adds the offset 0.
    static List<SqlNode> operands(SqlCall call) {
        String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
        List<SqlNode> operands = call.getOperandList();
        boolean offset =
                Set.of("first", "last").contains(name)
                        && operands.size() == 2
                        && operands.get(1).toString().equals("0");
        return offset ? operands.subList(0, 1) : operands;
    }

    /// Whether `node` is a `*`.
    static boolean isStar(SqlNode node) {
        return node instanceof SqlIdentifier name && name.isStar();
    }

    /// The part of a date that `node`, the first operand of EXTRACT or date_part, names.
    static String datePart(SqlNode node) {
        if (node instanceof SqlLiteral literal && isText(literal)) {
            return String.valueOf(literal.toValue());
        }
        return node.toString();
    }

    /// Whether `literal` is a text in quotes.
    static boolean isText(SqlLiteral literal) {
        return literal.getTypeName() == SqlTypeName.CHAR;
    }
}
