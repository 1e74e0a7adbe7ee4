package dev.tasse.sql;

import dev.tasse.error.Problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Replaces what the parser does not know by something of the same length that it does.
///
/// What got lost that way is kept by offset: the paths, which `/` was a `//`, which bracket a list,
/// which join a SEMI JOIN.
final class TextRewrite {
    private static final Set<String> QUERY_STARTS = Set.of("SELECT", "WITH", "VALUES", "TABLE");

    private final String query;
    private final StringBuilder text;
    private final List<Token> tokens;
    private final Map<Integer, String> paths = new HashMap<>();
    private final List<Integer> wholeDivisions = new ArrayList<>();
    private final Map<Integer, SqlText.Brackets> brackets = new HashMap<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, String> halfJoins = new HashMap<>();
    private final Places places = new Places();
    private SqlText.Kind kind = SqlText.Kind.QUERY;

    private TextRewrite(String query) {
        this.query = query;
        this.text = new StringBuilder(query);
        this.tokens = Tokens.of(query);
    }

    static TextRewrite of(String query) {
        TextRewrite rewrite = new TextRewrite(query);
        rewrite.dropEnd();
        rewrite.takeKind();
        rewrite.requireQuery();
        for (int i = 0; i < rewrite.tokens.size(); i++) rewrite.rewrite(i);
        return rewrite;
    }

    SqlText.Kind kind() {
        return kind;
    }

    String query() {
        return query;
    }

    String text() {
        return text.toString();
    }

    Map<Integer, String> paths() {
        return paths;
    }

    List<Integer> wholeDivisions() {
        return wholeDivisions;
    }

    Map<Integer, SqlText.Brackets> brackets() {
        return brackets;
    }

    List<Integer> marks() {
        return marks;
    }

    Map<Integer, String> halfJoins() {
        return halfJoins;
    }

    private void dropEnd() {
        while (!tokens.isEmpty() && tokens.getLast().isSymbol(";")) {
            blank(tokens.removeLast());
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isSymbol(";")) {
                throw SqlError.at(
                        query,
                        tokens.get(i + 1).start(),
                        Problem.of("a second statement begins here")
                                .remedy("run one query at a time"));
            }
        }
    }

    // DESCRIBE and SUMMARIZE stand before a query, or before a table as TABLE does.
    private void takeKind() {
        if (tokens.size() < 2) return;
        Token first = tokens.getFirst();
        Optional<SqlText.Kind> named = SqlText.Kind.of(first.text());
        if (named.isEmpty()) return;
        kind = named.get();
        Token next = tokens.get(1);
        if (isQueryStart(next)) {
            blank(tokens.removeFirst());
        } else {
            put(first, "TABLE" + " ".repeat(first.end() - first.start() - "TABLE".length()));
            tokens.set(0, new Token(Token.Kind.WORD, first.start(), first.end(), "TABLE"));
        }
    }

    private static boolean isQueryStart(Token token) {
        return token.isSymbol("(") || QUERY_STARTS.contains(token.text());
    }

    private void requireQuery() {
        if (tokens.isEmpty()) {
            throw SqlError.at(
                    query, 0, Problem.of("there is no query").remedy("write SELECT ... FROM ..."));
        }
        Token first = tokens.getFirst();
        if (isQueryStart(first)) return;
        throw SqlError.at(query, first.start(), Refusal.statement(first));
    }

    private void rewrite(int i) {
        Token token = tokens.get(i);
        boolean isTable = places.next(token);
        if (isTable && token.kind() == Token.Kind.STRING) {
            path(token);
        } else if (token.kind() == Token.Kind.SYMBOL) {
            symbol(i);
        } else if (token.kind() == Token.Kind.WORD) {
            word(i);
        } else if (token.kind() == Token.Kind.STRING && follows(i, "INTERVAL")) {
            interval(token);
        }
    }

    private void word(int i) {
        Token token = tokens.get(i);
        if (token.isWord("ALL") && (follows(i, "GROUP", "BY") || follows(i, "ORDER", "BY"))) {
            put(token, "\"*\"");
        } else if (isHalfJoin(i)) {
            halfJoins.put(tokens.get(i + 1).start(), token.text());
            put(token, "LEFT");
        } else if (token.isWord("EXCLUDE") && neighbour(i - 1).isSymbol("*")) {
            exclude(i);
        } else if (SpecialCalls.isPlain(tokens, i)) {
            put(token, SpecialCalls.alias(token.text()));
        } else if (NameMarks.isName(neighbour(i - 1), token, neighbour(i + 1), places.inCast())) {
            marks.add(token.start());
            put(token, NameMarks.mark(query.substring(token.start(), token.end())));
        }
    }

    // * EXCLUDE x means * EXCEPT(x); the bracket that closes needs a blank to stand in.
    private void exclude(int i) {
        Token column = neighbour(i + 1);
        boolean name = column.kind() == Token.Kind.WORD || column.kind() == Token.Kind.NAME;
        int end = column.end();
        boolean blank = end < query.length() && Character.isWhitespace(query.charAt(end));
        if (!name || !blank) return;
        put(tokens.get(i), "EXCEPT(");
        text.setCharAt(end, ')');
    }

    // The parser knows them as LEFT SEMI JOIN and LEFT ANTI JOIN only.
    private boolean isHalfJoin(int i) {
        Token token = tokens.get(i);
        boolean half = token.isWord("SEMI") || token.isWord("ANTI");
        return half && neighbour(i + 1).isWord("JOIN") && !neighbour(i - 1).isWord("LEFT");
    }

    private Token neighbour(int i) {
        boolean exists = i >= 0 && i < tokens.size();
        return exists ? tokens.get(i) : new Token(Token.Kind.SYMBOL, 0, 0, "");
    }

    private void path(Token token) {
        String inner = token.text().substring(1, token.text().length() - 1);
        paths.put(token.start(), inner.replace("''", "'"));
        put(token, '"' + inner.replace('"', '_').replace('\'', '_') + '"');
    }

    private void symbol(int i) {
        Token token = tokens.get(i);
        switch (token.text()) {
            case "//" -> {
                wholeDivisions.add(token.start());
                put(token, "/ ");
            }
            case "==" -> put(token, "= ");
            case ":=" -> put(token, "=>");
            case "[", "{" -> openList(i);
            default -> {}
        }
    }

    // Lists are read as row values, maps as row values of keys and values in turn.
    private void openList(int i) {
        if (i == 0 || !isAssignment(tokens.get(i - 1))) return;
        boolean list = tokens.get(i).isSymbol("[");
        brackets.put(tokens.get(i).start(), list ? SqlText.Brackets.LIST : SqlText.Brackets.MAP);
        int depth = 0;
        for (int j = i; j < tokens.size(); j++) {
            Token token = tokens.get(j);
            switch (token.text()) {
                case "[", "{" -> {
                    depth++;
                    put(token, "(");
                }
                case "]", "}" -> {
                    depth--;
                    put(token, ")");
                }
                case ":" -> put(token, ",");
                default -> {}
            }
            if (depth == 0) return;
        }
    }

    private static boolean isAssignment(Token token) {
        return token.isSymbol("=>") || token.isSymbol(":=") || token.isSymbol("=");
    }

    // INTERVAL '90 days' means INTERVAL '90' days.
    private void interval(Token token) {
        String inner = token.text().substring(1, token.text().length() - 1);
        if (!inner.matches("[+-]?\\d+ [A-Za-z]+")) return;
        int space = inner.indexOf(' ');
        put(token, "'" + inner.substring(0, space) + "' " + inner.substring(space + 1));
    }

    private boolean follows(int i, String... words) {
        for (int j = 0; j < words.length; j++) {
            int place = i - words.length + j;
            if (place < 0 || !tokens.get(place).isWord(words[j])) return false;
        }
        return true;
    }

    private void blank(Token token) {
        put(token, " ".repeat(token.end() - token.start()));
    }

    private void put(Token token, String replacement) {
        text.replace(token.start(), token.end(), replacement);
    }
}
