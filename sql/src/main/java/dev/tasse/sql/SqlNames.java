package dev.tasse.sql;

import dev.tasse.internal.plan.FunctionTypes;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

import java.util.List;
import java.util.Locale;
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
    private static final List<String> AGGREGATES = List.of("avg", "count", "max", "min", "sum");

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

    /// All names that can be called, in alphabetical order.
    static List<String> all() {
        TreeSet<String> names = new TreeSet<>(AGGREGATES);
        for (String name : FunctionTypes.sqlNames()) {
            if (function(name).isPresent()) names.add(name);
        }
        names.addAll(List.of("date_part", "extract", "nullif"));
        return List.copyOf(names);
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
