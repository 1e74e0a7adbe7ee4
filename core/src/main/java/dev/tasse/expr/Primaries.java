package dev.tasse.expr;

import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.TypeNames;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what stands between the operators of a text expression: constants, columns, calls, `case`,
/// `cast`.
final class Primaries {
    private static final Set<String> AGGREGATES =
            Set.of("sum", "avg", "mean", "min", "max", "count");
    private static final Set<String> RESERVED =
            Set.of(
                    "AND", "OR", "NOT", "IS", "IN", "LIKE", "ILIKE", "BETWEEN", "THEN", "ELSE",
                    "END", "WHEN", "AS", "FROM", "ESCAPE");

    // Types whose constants are written with the type before the text.
    private static final Set<String> TYPED = Set.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ");

    private final TokenReader tokens;
    private final ExpressionParser parser;

    Primaries(TokenReader tokens, ExpressionParser parser) {
        this.tokens = tokens;
        this.parser = parser;
    }

    /// A value with the casts and indices behind it.
    Expr value() {
        return suffixed(primary());
    }

    /// The number that follows a sign.
    Expr negativeNumber() {
        return suffixed(number(tokens.next(), true));
    }

    private Expr suffixed(Expr value) {
        Expr all = value;
        while (true) {
            if (tokens.takeSign("::")) {
                all = all.cast(type());
            } else if (tokens.takeSign("[")) {
                all = Expr.call("element", all, parser.expression());
                tokens.expectSign("]");
            } else {
                return all;
            }
        }
    }

    private Expr primary() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case NUMBER -> number(token, false);
            case STRING -> Lit.of(token.text());
            case QUOTED_NAME -> new Col(token.text());
            case WORD -> word(token);
            case SIGN -> bracketed(token);
            case END -> throw missing(token);
        };
    }

    private Expr bracketed(Token token) {
        if (!token.isSign("(")) throw missing(token);
        Expr inner = parser.expression();
        tokens.expectSign(")");
        return inner;
    }

    private RuntimeException missing(Token token) {
        return tokens.fault(
                Problem.of("a value is missing")
                        .got(token.shown())
                        .expected("a column, a constant or a call"),
                token);
    }

    private Expr number(Token token, boolean negative) {
        String text = (negative ? "-" : "") + token.text();
        if (text.toLowerCase(Locale.ROOT).contains("e")) return Lit.of(Double.parseDouble(text));
        if (text.contains(".")) return decimal(token, new BigDecimal(text));
        BigInteger whole = new BigInteger(text);
        if (whole.bitLength() < Integer.SIZE) return Lit.of(whole.intValueExact());
        if (whole.bitLength() < Long.SIZE) return Lit.of(whole.longValueExact());
        return decimal(token, new BigDecimal(whole));
    }

    private Expr decimal(Token token, BigDecimal value) {
        if (value.precision() <= DecimalType.MAX_PRECISION
                && value.scale() <= DecimalType.MAX_PRECISION) {
            return Lit.of(value);
        }
        throw tokens.fault(
                Problem.of("the number has too many digits")
                        .expected("at most " + DecimalType.MAX_PRECISION)
                        .remedy("write it with an exponent, as 1e40"),
                token);
    }

    private Expr word(Token token) {
        String word = token.text().toUpperCase(Locale.ROOT);
        if (RESERVED.contains(word)) throw missing(token);
        boolean opened = tokens.peek().isSign("(");
        boolean quoted = tokens.peek().kind() == Token.Kind.STRING;
        boolean counted = quoted || tokens.peek().kind() == Token.Kind.NUMBER;
        if (quoted && TYPED.contains(word)) return typed(token);
        if (counted && word.equals("INTERVAL")) return interval();
        return switch (word) {
            case "NULL" -> Lit.NULL;
            case "TRUE" -> Lit.of(true);
            case "FALSE" -> Lit.of(false);
            case "CASE" -> cases();
            case "CAST" -> cast(false);
            case "TRY_CAST" -> cast(true);
            case "EXTRACT" -> extract();
            default -> opened ? call(token) : new Col(token.text());
        };
    }

    private Expr typed(Token type) {
        DataType named = TypeNames.find(type.text()).orElseThrow();
        return Lit.of(tokens.next().text()).cast(named);
    }

    private Expr interval() {
        Token count = tokens.next();
        Token unit = tokens.next();
        long n;
        try {
            n = Long.parseLong(count.text().strip());
        } catch (NumberFormatException e) {
            throw tokens.fault(
                    Problem.of("an interval is a whole number and a unit")
                            .got(count.shown())
                            .expected("as in interval '3' month"),
                    count);
        }
        String name = unit.text().toUpperCase(Locale.ROOT);
        String single = name.endsWith("S") ? name.substring(0, name.length() - 1) : name;
        return switch (single) {
            case "YEAR" -> Lit.of(Period.ofMonths(Math.toIntExact(12 * n)));
            case "QUARTER" -> Lit.of(Period.ofMonths(Math.toIntExact(3 * n)));
            case "MONTH" -> Lit.of(Period.ofMonths(Math.toIntExact(n)));
            case "WEEK" -> Lit.of(Duration.ofDays(7 * n));
            case "DAY" -> Lit.of(Duration.ofDays(n));
            case "HOUR" -> Lit.of(Duration.ofHours(n));
            case "MINUTE" -> Lit.of(Duration.ofMinutes(n));
            case "SECOND" -> Lit.of(Duration.ofSeconds(n));
            case "MILLISECOND" -> Lit.of(Duration.ofMillis(n));
            default ->
                    throw tokens.fault(
                            Problem.of("an interval has no unit " + unit.shown())
                                    .expected("year, month, week, day, hour, minute or second"),
                            unit);
        };
    }

    private Expr cases() {
        Optional<Expr> subject =
                tokens.peek().isWord("WHEN") ? Optional.empty() : Optional.of(parser.expression());
        List<When.Branch> branches = new ArrayList<>();
        while (tokens.takeWord("WHEN")) {
            Expr tested = parser.expression();
            Expr condition = subject.map(value -> value.eq(tested)).orElse(tested);
            tokens.expectWord("THEN");
            branches.add(new When.Branch(condition, parser.expression()));
        }
        if (branches.isEmpty()) throw tokens.unexpected("when");
        Expr otherwise = tokens.takeWord("ELSE") ? parser.expression() : Lit.NULL;
        tokens.expectWord("END");
        return new When(branches, otherwise);
    }

    private Expr cast(boolean orNull) {
        tokens.expectSign("(");
        Expr value = parser.expression();
        tokens.expectWord("AS");
        DataType type = type();
        tokens.expectSign(")");
        return orNull ? value.tryCast(type) : value.cast(type);
    }

    private Expr extract() {
        tokens.expectSign("(");
        String part = tokens.next().text();
        tokens.expectWord("FROM");
        Expr value = parser.expression();
        tokens.expectSign(")");
        return Expr.call("datePart", part, value);
    }

    private DataType type() {
        Token token = tokens.next();
        String name = token.text();
        if (token.isWord("DECIMAL") || token.isWord("NUMERIC")) return decimalType(token);
        if (token.isWord("DOUBLE")) {
            boolean _ = tokens.takeWord("PRECISION");
        }
        Optional<DataType> type = TypeNames.find(name);
        if (type.isPresent()) return type.get();
        throw tokens.fault(
                Problem.of("no type is called " + token.shown())
                        .remedy(
                                Suggestion.phrase(
                                        name.toUpperCase(Locale.ROOT), TypeNames.names())),
                token);
    }

    private DataType decimalType(Token token) {
        if (!tokens.takeSign("(")) return new DecimalType(18, 3);
        int precision = digits();
        int scale = tokens.takeSign(",") ? digits() : 0;
        tokens.expectSign(")");
        try {
            return new DecimalType(precision, scale);
        } catch (IllegalArgumentException e) {
            throw tokens.fault(Problem.of(String.valueOf(e.getMessage())), token);
        }
    }

    private int digits() {
        Token token = tokens.next();
        boolean few = token.kind() == Token.Kind.NUMBER && token.text().matches("[0-9]{1,3}");
        if (few) return Integer.parseInt(token.text());
        throw tokens.fault(Problem.of("a number of digits is missing").got(token.shown()), token);
    }

    private Expr call(Token function) {
        tokens.expectSign("(");
        String name = function.text().toLowerCase(Locale.ROOT);
        if (name.equals("count") && tokens.takeSign("*")) {
            tokens.expectSign(")");
            return Expr.rowCount();
        }
        List<Expr> arguments = tokens.takeSign(")") ? List.of() : list(")");
        if (AGGREGATES.contains(name)) {
            String aggregate = name.equals("mean") ? "avg" : name;
            return new AggregateCall(aggregate, arguments, false, Optional.empty());
        }
        return switch (name) {
            case "date_part", "datepart" -> new Call("datePart", arguments);
            case "concat" -> concat(arguments);
            default -> new Call(function.text(), arguments);
        };
    }

    // concat(..) passes over nulls and takes anything, || does not.
    private static Expr concat(List<Expr> arguments) {
        List<Expr> texts = new ArrayList<>();
        for (Expr argument : arguments) {
            texts.add(Expr.coalesce(argument.cast(DataType.STRING), ""));
        }
        return new Call("concat", texts);
    }

    /// Expressions with commas between them up to the sign `end`, which is taken too.
    List<Expr> list(String end) {
        List<Expr> all = new ArrayList<>();
        do all.add(parser.expression());
        while (tokens.takeSign(","));
        tokens.expectSign(end);
        return all;
    }

    /// The name behind `as`.
    String name() {
        Token token = tokens.next();
        boolean named = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
        if (named) return token.text();
        throw tokens.fault(Problem.of("a name is missing").got(token.shown()), token);
    }
}
