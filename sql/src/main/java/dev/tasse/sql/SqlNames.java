package dev.tasse.sql;

import dev.tasse.internal.plan.FunctionTypes;

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
    /// The functions that take a part of a date.
    static final List<String> DATE_PARTS =
            List.of("year", "month", "day", "hour", "minute", "second");

    private static final Map<String, String> OTHERS =
            Map.ofEntries(
                    Map.entry("char_length", "length"),
                    Map.entry("character_length", "length"),
                    Map.entry("len", "length"),
                    Map.entry("ucase", "upper"),
                    Map.entry("lcase", "lower"),
                    Map.entry("substr", "substring"),
                    Map.entry("prefix", "startsWith"),
                    Map.entry("suffix", "endsWith"),
                    Map.entry("ifnull", "coalesce"),
                    Map.entry("mod", "rem"),
                    Map.entry("||", "concat"),
                    Map.entry("isnan", "isNan"),
                    Map.entry("ceiling", "ceil"));
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
        String lower = name.toLowerCase(Locale.ROOT);
        String other = OTHERS.get(lower);
        if (other != null) return Optional.of(other);
        String own = camelCase(lower);
        boolean known = FunctionTypes.names().contains(own) && !OPERATORS.contains(own);
        return known ? Optional.of(own) : Optional.empty();
    }

    /// All names that can be called, in alphabetical order.
    static List<String> all() {
        TreeSet<String> names = new TreeSet<>(AGGREGATES);
        for (String function : FunctionTypes.names()) {
            if (!OPERATORS.contains(function)) names.add(snakeCase(function));
        }
        for (String other : OTHERS.keySet()) {
            if (Character.isLetter(other.charAt(0))) names.add(other);
        }
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

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("_", -1)) {
            boolean first = camel.isEmpty();
            camel.append(first || part.isEmpty() ? part : capital(part));
        }
        return camel.toString();
    }

    private static String capital(String part) {
        return Character.toUpperCase(part.charAt(0)) + part.substring(1);
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) snake.append('_');
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }
}
