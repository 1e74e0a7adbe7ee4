package dev.tasse.sql;

import dev.tasse.error.Problem;

import java.util.ArrayList;
import java.util.List;

/// Cuts a query into tokens, so that rewrites never touch the inside of a literal or a comment.
final class Tokens {
    private static final List<String> LONG_SYMBOLS =
            List.of("//", "::", "=>", ":=", "<=", ">=", "<>", "!=", "==", "||");

    private final String sql;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Tokens(String sql) {
        this.sql = sql;
    }

    /// The tokens of `sql` without blanks and comments.
    ///
    /// @throws dev.tasse.error.QueryException for a literal or comment without an end
    static List<Token> of(String sql) {
        Tokens tokens = new Tokens(sql);
        while (tokens.at < sql.length()) tokens.next();
        return tokens.found;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (sql.startsWith("--", at)) {
            while (at < sql.length() && sql.charAt(at) != '\n') at++;
        } else if (sql.startsWith("/*", at)) {
            at = endOf("*/", at + 2, "a comment") + 2;
        } else if (c == '\'') {
            quoted(Token.Kind.STRING, "'", "a text");
        } else if (c == '"') {
            quoted(Token.Kind.NAME, "\"", "a quoted name");
        } else if (Character.isDigit(c)) {
            run(Token.Kind.NUMBER);
        } else if (Character.isJavaIdentifierStart(c)) {
            run(Token.Kind.WORD);
        } else {
            symbol();
        }
    }

    private void quoted(Token.Kind kind, String quote, String what) {
        int start = at;
        int end = endOf(quote, at + 1, what);
        // A doubled quote stands for one quote inside.
        while (sql.startsWith(quote, end + 1)) end = endOf(quote, end + 2, what);
        at = end + 1;
        found.add(new Token(kind, start, at, sql.substring(start, at)));
    }

    private int endOf(String mark, int from, String what) {
        int end = sql.indexOf(mark, from);
        if (end >= 0) return end;
        throw SqlError.at(
                sql,
                at,
                Problem.of(what + " that begins here never ends").remedy("close it with " + mark));
    }

    private void run(Token.Kind kind) {
        int start = at;
        while (at < sql.length() && continues(kind)) at++;
        found.add(
                kind == Token.Kind.WORD
                        ? Token.word(sql, start, at)
                        : new Token(kind, start, at, sql.substring(start, at)));
    }

    private boolean continues(Token.Kind kind) {
        char c = sql.charAt(at);
        return Character.isJavaIdentifierPart(c) || (kind == Token.Kind.NUMBER && c == '.');
    }

    private void symbol() {
        int length = 1;
        for (String symbol : LONG_SYMBOLS) {
            if (sql.startsWith(symbol, at)) length = symbol.length();
        }
        found.add(new Token(Token.Kind.SYMBOL, at, at + length, sql.substring(at, at + length)));
        at += length;
    }
}
