package dev.tasse.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Follows the tokens of a query and knows where a table stands (behind FROM, JOIN and the commas
/// between tables) and where a type (behind the AS of a cast).
final class Places {
    private static final Set<String> CLAUSES =
            Set.of(
                    "SELECT",
                    "WHERE",
                    "GROUP",
                    "HAVING",
                    "WINDOW",
                    "QUALIFY",
                    "ORDER",
                    "LIMIT",
                    "OFFSET",
                    "FETCH",
                    "UNION",
                    "INTERSECT",
                    "EXCEPT",
                    "VALUES");

    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

    // Within one pair of brackets: whether a SELECT was seen, whether the tables are being listed,
    // whether it is a cast, whether its type is reached.
    private static final class Level {
        private boolean select;
        private boolean tables;
        private boolean cast;
        private boolean type;
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    private boolean expected;
    private Token before = new Token(Token.Kind.SYMBOL, 0, 0, "");
    private Token beforeThat = before;

    Places() {
        levels.push(new Level());
    }

    /// Whether `token`, the next one, stands where a table is expected.
    boolean next(Token token) {
        boolean isTable = expected;
        expected = expectsTable(token, isTable);
        beforeThat = before;
        before = token;
        return isTable;
    }

    /// Whether the last token stands where the type of a cast does.
    boolean inCast() {
        return levels.element().type;
    }

    private boolean expectsTable(Token token, boolean isTable) {
        Level level = levels.element();
        return switch (token.kind()) {
            case WORD -> word(token, level);
            case SYMBOL -> symbol(token, level, isTable);
            default -> false;
        };
    }

    private boolean word(Token token, Level level) {
        if (token.isWord("SELECT")) level.select = true;
        if (CLAUSES.contains(token.text())) level.tables = false;
        if (level.cast && token.isWord("AS")) level.type = true;
        boolean from = token.isWord("FROM") && level.select && !isComparison();
        if (from) level.tables = true;
        boolean first = token.isWord("TABLE") && before.text().isEmpty();
        return from || first || (token.isWord("JOIN") && level.tables);
    }

    // x IS [NOT] DISTINCT FROM y has nothing to do with tables.
    private boolean isComparison() {
        return before.isWord("DISTINCT") && (beforeThat.isWord("IS") || beforeThat.isWord("NOT"));
    }

    private boolean symbol(Token token, Level level, boolean isTable) {
        if (token.isSymbol("(")) {
            Level inner = new Level();
            inner.tables = isTable;
            inner.cast = CASTS.contains(before.text());
            levels.push(inner);
            return isTable;
        }
        if (token.isSymbol(")") && levels.size() > 1) levels.pop();
        return token.isSymbol(",") && level.tables;
    }
}
