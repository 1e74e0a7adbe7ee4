package dev.tasse.sql;

import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A query as the user wrote it beside the text that the parser reads.
///
/// Both have the same length and the same lines, so that a position in one is a position in the
/// other.
final class SqlText {
    /// What is asked about a query or a table.
    enum Kind {
        /// Its rows.
        QUERY,
        /// The names and types of its columns.
        DESCRIBE,
        /// What its columns hold.
        SUMMARIZE;

        /// The one that begins with `word`.
        static Optional<Kind> of(String word) {
            return switch (word) {
                case "DESCRIBE" -> Optional.of(DESCRIBE);
                case "SUMMARIZE" -> Optional.of(SUMMARIZE);
                default -> Optional.empty();
            };
        }
    }

    /// Brackets that the parser does not know and reads as round ones.
    enum Brackets {
        /// None.
        NONE,
        /// `[1, 2]`
        LIST,
        /// `{'a': 1, 'b': 2}`
        MAP
    }

    private final Kind kind;
    private final String query;
    private final String parsed;
    private final Map<Integer, String> paths;
    private final TreeSet<Integer> wholeDivisions;
    private final TreeMap<Integer, Brackets> brackets;
    private final Set<Integer> marks;
    private final Map<Integer, String> halfJoins;
    private final List<Integer> lineStarts = new ArrayList<>();

    SqlText(TextRewrite rewrite) {
        this.kind = rewrite.kind();
        this.query = rewrite.query();
        this.parsed = rewrite.text();
        this.paths = Map.copyOf(rewrite.paths());
        this.wholeDivisions = new TreeSet<>(rewrite.wholeDivisions());
        this.brackets = new TreeMap<>(rewrite.brackets());
        this.marks = Set.copyOf(rewrite.marks());
        this.halfJoins = Map.copyOf(rewrite.halfJoins());
        findLines();
    }

    /// The single query of `sql`.
    ///
    /// @throws dev.tasse.error.QueryException if it has none or several, or something else
    static SqlText of(String sql) {
        return new SqlText(TextRewrite.of(sql));
    }

    private void findLines() {
        lineStarts.add(0);
        for (int i = 0; i < query.length(); i++) {
            boolean pair = query.startsWith("\r\n", i);
            boolean ends = query.charAt(i) == '\n' || query.charAt(i) == '\r';
            if (ends && !pair) lineStarts.add(i + 1);
        }
    }

    /// What is asked.
    Kind kind() {
        return kind;
    }

    /// What the user wrote.
    String query() {
        return query;
    }

    /// What the parser reads.
    String parsed() {
        return parsed;
    }

    /// All paths that were written in quotes where a table stands.
    Collection<String> paths() {
        return new TreeMap<>(paths).values();
    }

    /// The path that was written in quotes where a table stands at `position`.
    Optional<String> path(SqlParserPos position) {
        return Optional.ofNullable(paths.get(start(position)));
    }

    /// Whether a `//` stands between two operands.
    boolean isWholeDivision(SqlParserPos left, SqlParserPos right) {
        Integer place = wholeDivisions.ceiling(end(left));
        return place != null && place < start(right);
    }

    /// The token `count` tokens behind the one at `position`, or the last one.
    Token token(SqlParserPos position, int count) {
        List<Token> tokens = Tokens.of(query);
        int place = 0;
        while (place + 1 < tokens.size() && tokens.get(place).start() < start(position)) place++;
        return tokens.get(Math.min(place + count, tokens.size() - 1));
    }

    /// The text of the token before `token`, empty for the first.
    String before(Token token) {
        return Tokens.of(query).stream()
                .filter(other -> other.end() <= token.start())
                .reduce((_, last) -> last)
                .map(Token::text)
                .orElse("");
    }

    /// `SEMI` or `ANTI`, if that stands before the `JOIN` at `position`.
    Optional<String> halfJoin(SqlParserPos position) {
        return Optional.ofNullable(halfJoins.get(start(position)));
    }

    /// Which brackets stand within `position`.
    Brackets brackets(SqlParserPos position) {
        Map.Entry<Integer, Brackets> first = brackets.ceilingEntry(start(position));
        return first == null || first.getKey() >= end(position) ? Brackets.NONE : first.getValue();
    }

    /// Whether some names were marked, so that the parser takes them.
    boolean hasMarks() {
        return !marks.isEmpty();
    }

    /// Whether the name at `position` was marked.
    boolean isMarked(SqlParserPos position) {
        return marks.contains(start(position));
    }

    /// The user's text at `position`.
    String at(SqlParserPos position) {
        return query.substring(start(position), end(position));
    }

    private int start(SqlParserPos position) {
        return offset(position.getLineNum(), position.getColumnNum());
    }

    private int end(SqlParserPos position) {
        return offset(position.getEndLineNum(), position.getEndColumnNum()) + 1;
    }

    private int offset(int line, int column) {
        int start = lineStarts.get(Math.clamp(line - 1, 0, lineStarts.size() - 1));
        return Math.clamp((long) start + column - 1, 0, query.length());
    }
}
