package dev.tasse.expr;

import dev.tasse.error.Problem;
import dev.tasse.error.QueryException;

import java.util.List;

/// Walks over the tokens of a text expression.
final class TokenReader {
    private final String text;
    private final List<Token> tokens;
    private int at;

    TokenReader(String text) {
        this.text = text;
        this.tokens = Tokens.of(text);
    }

    Token peek() {
        return tokens.get(at);
    }

    /// The token `ahead` of the next one.
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) at++;
        return token;
    }

    boolean takeWord(String word) {
        if (!peek().isWord(word)) return false;
        at++;
        return true;
    }

    /// Takes the words if all of them follow.
    boolean takeWords(String first, String second) {
        if (!peek().isWord(first) || !peek(1).isWord(second)) return false;
        at += 2;
        return true;
    }

    boolean takeSign(String sign) {
        if (!peek().isSign(sign)) return false;
        at++;
        return true;
    }

    void expectSign(String sign) {
        if (!takeSign(sign)) throw unexpected(sign);
    }

    void expectWord(String word) {
        if (!takeWord(word)) throw unexpected(word);
    }

    /// The error that the next token is not what was expected.
    QueryException unexpected(String expected) {
        return fault(
                Problem.of("the expression cannot be read").got(peek().shown()).expected(expected),
                peek());
    }

    /// The error `problem` at `token`.
    QueryException fault(Problem problem, Token token) {
        return Tokens.fault(problem, text, token.position());
    }
}
