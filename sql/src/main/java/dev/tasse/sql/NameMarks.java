package dev.tasse.sql;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Names that the parser takes for keywords, though nothing else could stand there: `date`.
///
/// Their last letter is moved to a far block of Unicode for the time of parsing.
final class NameMarks {
    private static final int SHIFT = 0x1000;
    private static final Set<String> WORDS =
            Set.of(
                    "MONDAY",
                    "TUESDAY",
                    "WEDNESDAY",
                    "THURSDAY",
                    "FRIDAY",
                    "SATURDAY",
                    "SUNDAY",
                    "SKIP",
                    "NEW",
                    "MEASURE",
                    "PATTERN",
                    "DEFINE",
                    "UUID",
                    "VARIANT",
                    "VOLATILE",
                    "UNSIGNED",
                    "CURSOR",
                    "CALL",
                    "SNAPSHOT",
                    "STREAM",
                    "ORDINAL",
                    "UPDATE",
                    "DELETE",
                    "MERGE",
                    "SET");
    private static final Set<String> TYPES = Set.of("DATE", "TIME", "TIMESTAMP", "DATETIME");
    private static final Set<String> BEFORE_TYPES = Set.of("::", "AT", "WITH", "WITHOUT", "LOCAL");

    private NameMarks() {}

    /// Whether `token` is a name, going by its neighbours; `inCast` if it stands behind the AS of a
    /// cast.
    static boolean isName(Token before, Token token, Token after, boolean inCast) {
        if (token.kind() != Token.Kind.WORD) return false;
        if (WORDS.contains(token.text())) return !inCast && !before.isSymbol("::");
        if (!TYPES.contains(token.text()) || inCast) return false;
        boolean literal = after.kind() == Token.Kind.STRING || after.isSymbol("(");
        return !literal && !BEFORE_TYPES.contains(before.text());
    }

    /// `word` as the parser shall read it.
    static String mark(String word) {
        int last = word.length() - 1;
        return word.substring(0, last) + (char) (word.charAt(last) + SHIFT);
    }

    /// `tree` with all names as the user wrote them.
    static SqlNode restored(SqlNode tree, SqlText text) {
        if (text.hasMarks()) tree.accept(new Restoring(text));
        return tree;
    }

    private static final class Restoring extends SqlBasicVisitor<@Nullable Void> {
        private final SqlText text;

        Restoring(SqlText text) {
            this.text = text;
        }

        @Override
        public @Nullable Void visit(SqlIdentifier name) {
            List<String> parts = new ArrayList<>();
            List<SqlParserPos> positions = new ArrayList<>();
            for (int i = 0; i < name.names.size(); i++) {
                SqlParserPos position = name.getComponentParserPosition(i);
                positions.add(position);
                parts.add(text.isMarked(position) ? text.at(position) : name.names.get(i));
            }
            name.setNames(parts, positions);
            return null;
        }
    }
}
