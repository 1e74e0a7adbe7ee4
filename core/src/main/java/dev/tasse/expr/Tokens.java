package dev.tasse.expr;

import dev.tasse.error.Problem;
import dev.tasse.error.QueryException;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text expression into words and signs.
final class Tokens {
    private static final List<String> SIGNS =
            List.of(
                    "::", "||", "//", "<>", "!=", "<=", ">=", "==", "+", "-", "*", "/", "%", "=",
                    "<", ">", "(", ")", "[", "]", ",", ".");

    private final String text;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /// The tokens of `text`, the last one being its end.
    static List<Token> of(String text) {
        Tokens tokens = new Tokens(text);
        while (tokens.skipBlanks()) tokens.next();
        tokens.found.add(new Token(Token.Kind.END, "", text.length()));
        return tokens.found;
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at < text.length();
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            quoted(c);
        } else if (isDigit(c)
                || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            number();
        } else if (Character.isLetter(c) || c == '_') {
            word();
        } else {
            sign();
        }
    }

    private void quoted(char quote) {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (true) {
            int end = text.indexOf(quote, at);
            if (end < 0) throw fault(start, Problem.of("the quote " + quote + " is never closed"));
            content.append(text, at, end);
            at = end + 1;
            boolean doubled = at < text.length() && text.charAt(at) == quote;
            if (!doubled) break;
            content.append(quote);
            at++;
        }
        Token.Kind kind = quote == '"' ? Token.Kind.QUOTED_NAME : Token.Kind.STRING;
        found.add(new Token(kind, content.toString(), start));
    }

    private void number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            int mark = at++;
            boolean signed = at < text.length() && "+-".indexOf(text.charAt(at)) >= 0;
            if (signed) at++;
            int before = at;
            digits();
            if (at == before) at = mark;
        }
        found.add(new Token(Token.Kind.NUMBER, text.substring(start, at), start));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) at++;
    }

    private void word() {
        int start = at;
        while (at < text.length() && isPart(text.charAt(at))) at++;
        found.add(new Token(Token.Kind.WORD, text.substring(start, at), start));
    }

    private void sign() {
        for (String sign : SIGNS) {
            if (!text.startsWith(sign, at)) continue;
            found.add(new Token(Token.Kind.SIGN, sign, at));
            at += sign.length();
            return;
        }
        throw fault(at, Problem.of("'" + text.charAt(at) + "' means nothing in an expression"));
    }

    private QueryException fault(int position, Problem problem) {
        return fault(problem, text, position);
    }

    /// The error `problem` at `position` of `text`.
    static QueryException fault(Problem problem, String text, int position) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < position; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new QueryException(problem, text, line, position - lineStart + 1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
