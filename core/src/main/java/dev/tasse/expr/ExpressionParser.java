package dev.tasse.expr;

import dev.tasse.error.Problem;
import dev.tasse.error.QueryException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads expressions as they are written in SQL: `tip / fare >= 0.2 and vendor like 'a%'`.
///
/// Operators bind as in PostgreSQL, from the loosest: `or`, `and`, `not`, `is`, comparisons with
/// `between`, `in` and `like`, `||`, `+ -`, `* / // %`, signs, `::`.
final class ExpressionParser {
    private static final int DEEPEST = 200;
    private static final Map<String, String> COMPARISONS =
            Map.of(
                    "=", "eq", "==", "eq", "<>", "ne", "!=", "ne", "<", "lt", "<=", "le", ">", "gt",
                    ">=", "ge");
    private static final Map<String, String> SUMS = Map.of("+", "plus", "-", "minus");
    private static final Map<String, String> PRODUCTS =
            Map.of("*", "times", "/", "div", "//", "intDiv", "%", "rem");

    private final TokenReader tokens;
    private final Primaries primaries;
    private int depth;

    private ExpressionParser(String text) {
        tokens = new TokenReader(text);
        primaries = new Primaries(tokens, this);
    }

    /// The expression `text`, perhaps with `as` and a name behind it.
    ///
    /// @throws QueryException if it cannot be read, with a caret below the fault
    static Expr parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expr whole = parser.expression();
        if (parser.tokens.takeWord("AS")) whole = whole.as(parser.primaries.name());
        if (parser.tokens.peek().kind() == Token.Kind.END) return whole;
        throw parser.tokens.unexpected("an operator or the end");
    }

    Expr expression() {
        if (++depth > DEEPEST) {
            throw tokens.fault(
                    Problem.of("the expression is nested too deeply")
                            .expected("at most " + DEEPEST + " levels"),
                    tokens.peek());
        }
        Expr left = conjunction();
        while (tokens.takeWord("OR")) left = left.or(conjunction());
        depth--;
        return left;
    }

    private Expr conjunction() {
        Expr left = negation();
        while (tokens.takeWord("AND")) left = left.and(negation());
        return left;
    }

    private Expr negation() {
        int count = 0;
        while (tokens.takeWord("NOT")) count++;
        Expr value = test();
        for (int i = 0; i < count; i++) value = value.not();
        return value;
    }

    private Expr test() {
        Expr value = comparison();
        while (tokens.takeWord("IS")) {
            boolean negated = tokens.takeWord("NOT");
            Expr test = test(value);
            value = negated ? test.not() : test;
        }
        return value;
    }

    private Expr test(Expr value) {
        if (tokens.takeWord("NULL")) return value.isNull();
        if (tokens.takeWord("TRUE")) return value.eqNullSafe(true);
        if (tokens.takeWord("FALSE")) return value.eqNullSafe(false);
        if (tokens.takeWords("DISTINCT", "FROM")) return value.eqNullSafe(comparison()).not();
        throw tokens.unexpected("null, true, false or distinct from");
    }

    private Expr comparison() {
        Expr left = special(concatenation());
        while (tokens.peek().kind() == Token.Kind.SIGN) {
            String function = COMPARISONS.get(tokens.peek().text());
            if (function == null) break;
            Token _ = tokens.next();
            left = special(Expr.call(function, left, concatenation()));
        }
        return left;
    }

    /// `value` with `between`, `in`, `like` or `ilike` behind it, if there is one.
    private Expr special(Expr value) {
        Expr left = value;
        while (true) {
            boolean negated =
                    tokens.peek().isWord("NOT")
                            && isSpecial(tokens.peek(1))
                            && tokens.takeWord("NOT");
            if (!isSpecial(tokens.peek())) return left;
            Expr condition = condition(left);
            left = negated ? condition.not() : condition;
        }
    }

    private static boolean isSpecial(Token token) {
        return token.isWord("BETWEEN")
                || token.isWord("IN")
                || token.isWord("LIKE")
                || token.isWord("ILIKE");
    }

    private Expr condition(Expr value) {
        if (tokens.takeWord("BETWEEN")) {
            Expr low = concatenation();
            tokens.expectWord("AND");
            return value.between(low, concatenation());
        }
        if (tokens.takeWord("IN")) {
            tokens.expectSign("(");
            return value.isIn(primaries.list(")").toArray());
        }
        String function = tokens.next().isWord("LIKE") ? "like" : "ilike";
        List<Expr> arguments = new ArrayList<>(List.of(value, concatenation()));
        if (tokens.takeWord("ESCAPE")) arguments.add(concatenation());
        return new Call(function, arguments);
    }

    private Expr concatenation() {
        Expr left = sum();
        while (tokens.takeSign("||")) left = Expr.call("concat", left, sum());
        return left;
    }

    private Expr sum() {
        Expr left = product();
        for (String function = operator(SUMS); !function.isEmpty(); function = operator(SUMS)) {
            left = Expr.call(function, left, product());
        }
        return left;
    }

    private Expr product() {
        Expr left = signed();
        for (String function = operator(PRODUCTS);
                !function.isEmpty();
                function = operator(PRODUCTS)) {
            left = Expr.call(function, left, signed());
        }
        return left;
    }

    /// Takes the next token if it is one of `operators`: the function that it stands for, else the
    /// empty string.
    private String operator(Map<String, String> operators) {
        String function = operators.getOrDefault(sign(), "");
        if (!function.isEmpty()) tokens.next();
        return function;
    }

    private String sign() {
        return tokens.peek().kind() == Token.Kind.SIGN ? tokens.peek().text() : "";
    }

    // A sign before a number is part of the number: -2147483648 is an INT32.
    private Expr signed() {
        if (tokens.takeSign("+")) return signed();
        if (!tokens.peek().isSign("-")) return primaries.value();
        Token minus = tokens.next();
        if (tokens.peek().kind() == Token.Kind.NUMBER) return primaries.negativeNumber();
        if (++depth > DEEPEST) throw tokens.fault(Problem.of("too many signs"), minus);
        Expr negated = signed().unaryMinus();
        depth--;
        return negated;
    }
}
