package dev.tasse.testing;

import static dev.tasse.expr.Expr.call;
import static dev.tasse.expr.Expr.coalesce;
import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.lit;
import static dev.tasse.expr.Expr.nullValue;
import static dev.tasse.expr.Expr.when;

import dev.tasse.expr.Expr;
import dev.tasse.testing.RandomQuery.Field;
import dev.tasse.testing.RandomQuery.Kind;
import dev.tasse.testing.RandomQuery.Value;
import dev.tasse.type.DataType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/// Random expressions over the columns of a query.
final class RandomExpressions {
    static final List<String> TEXTS = List.of("", "a", "ab", "Abc", "b", "é", "a long text, 日本");
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 2, 27);

    private final Random random;
    private final List<Field> columns;

    RandomExpressions(Random random, List<Field> columns) {
        this.random = random;
        this.columns = columns;
    }

    /// An expression of any kind.
    Value any(int depth) {
        Kind[] kinds = Kind.values();
        return of(kinds[random.nextInt(kinds.length)], depth);
    }

    /// An expression of `kind`, a column or a constant if `depth` is 0.
    Value of(Kind kind, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) return leaf(kind);
        int common = random.nextInt(8);
        if (common == 0) return choice(kind, depth - 1);
        if (common == 1 && kind.isExact()) return coalesced(kind, depth - 1);
        return switch (kind) {
            case INT -> whole(depth - 1);
            case FLOAT -> floating(depth - 1);
            case TEXT -> text(depth - 1);
            case BOOL -> condition(depth - 1);
            case DATE -> day(depth - 1);
            case DECIMAL -> decimal(depth - 1);
            case ROUNDED -> rounded(depth - 1);
        };
    }

    private Value leaf(Kind kind) {
        List<Field> fitting = columns.stream().filter(field -> field.kind() == kind).toList();
        if (fitting.isEmpty() || random.nextInt(6) == 0) return constant(kind);
        String name = fitting.get(random.nextInt(fitting.size())).name();
        return new Value(col(name), name, kind);
    }

    Value constant(Kind kind) {
        return switch (kind) {
            case INT -> {
                long value = random.nextLong(7) - 2;
                yield new Value(lit(value), "cast(" + value + " as bigint)", kind);
            }
            case FLOAT, ROUNDED -> {
                double value = (random.nextInt(17) - 8) / 4.0;
                yield new Value(lit(value), "cast(" + value + " as double)", kind);
            }
            case TEXT -> {
                String value = TEXTS.get(random.nextInt(TEXTS.size()));
                yield new Value(lit(value), "'" + value + "'", kind);
            }
            case BOOL -> {
                boolean value = random.nextBoolean();
                yield new Value(lit(value), String.valueOf(value), kind);
            }
            case DATE -> {
                LocalDate value = FIRST_DAY.plusDays(random.nextInt(5));
                yield new Value(lit(value), "date '" + value + "'", kind);
            }
            case DECIMAL -> {
                BigDecimal value = new BigDecimal(random.nextInt(500) + 100).movePointLeft(2);
                yield new Value(lit(value), value.toString(), kind);
            }
        };
    }

    private Value choice(Kind kind, int depth) {
        Value condition = of(Kind.BOOL, depth);
        Value yes = of(kind, depth);
        Value no = of(kind, depth);
        return new Value(
                when(condition.expr(), yes.expr()).otherwise(no.expr()),
                "case when %s then %s else %s end".formatted(condition.sql(), yes.sql(), no.sql()),
                kind);
    }

    private Value coalesced(Kind kind, int depth) {
        Value value = of(kind, depth);
        Value other = of(kind, 0);
        return random.nextBoolean()
                ? new Value(
                        coalesce(value.expr(), other.expr()),
                        "coalesce(%s, %s)".formatted(value.sql(), other.sql()),
                        kind)
                : new Value(
                        when(value.expr().eq(other.expr()), nullValue()).otherwise(value.expr()),
                        "nullif(%s, %s)".formatted(value.sql(), other.sql()),
                        kind);
    }

    private Value whole(int depth) {
        Value a = of(Kind.INT, depth);
        int small = random.nextInt(4) + 2;
        return switch (random.nextInt(10)) {
            case 0, 1 -> infix(a, of(Kind.INT, depth), sign());
            case 2 ->
                    new Value(a.expr().times(small), "(" + a.sql() + " * " + small + ")", a.kind());
            case 3 -> new Value(a.expr().rem(small), "(" + a.sql() + " % " + small + ")", a.kind());
            case 4 ->
                    new Value(
                            call("intDiv", a.expr(), small),
                            "(" + a.sql() + " // " + small + ")",
                            a.kind());
            case 5 -> function("length", of(Kind.TEXT, depth), Kind.INT);
            case 6 -> function("year", of(Kind.DATE, depth), Kind.INT);
            case 7 -> function("month", of(Kind.DATE, depth), Kind.INT);
            case 8 -> cast(of(Kind.BOOL, depth), DataType.INT64, "bigint", Kind.INT);
            default -> function("abs", a, Kind.INT);
        };
    }

    private Value floating(int depth) {
        Value a = of(Kind.FLOAT, depth);
        return switch (random.nextInt(4)) {
            case 0 -> infix(a, of(Kind.FLOAT, depth), sign());
            case 1 -> new Value(a.expr().times(2), "(" + a.sql() + " * 2)", Kind.FLOAT);
            case 2 -> cast(of(Kind.INT, depth), DataType.FLOAT64, "double", Kind.FLOAT);
            default -> new Value(a.expr().unaryMinus(), "(-" + a.sql() + ")", Kind.FLOAT);
        };
    }

    private Value rounded(int depth) {
        Value a = of(random.nextBoolean() ? Kind.INT : Kind.FLOAT, depth);
        int divisor = random.nextInt(4) + 3;
        return new Value(
                a.expr().div(divisor), "(" + a.sql() + " / " + divisor + ")", Kind.ROUNDED);
    }

    private Value text(int depth) {
        Value a = of(Kind.TEXT, depth);
        return switch (random.nextInt(7)) {
            case 0 -> function("upper", a, Kind.TEXT);
            case 1 -> function("lower", a, Kind.TEXT);
            case 2 -> function("trim", a, Kind.TEXT);
            case 3 -> {
                Value b = of(Kind.TEXT, 0);
                yield new Value(
                        call("concat", a.expr(), b.expr()),
                        "(" + a.sql() + " || " + b.sql() + ")",
                        Kind.TEXT);
            }
            case 4 ->
                    new Value(
                            call("substring", a.expr(), 1, 2),
                            "substring(" + a.sql() + ", 1, 2)",
                            Kind.TEXT);
            case 5 -> cast(of(Kind.INT, depth), DataType.STRING, "varchar", Kind.TEXT);
            default -> cast(of(Kind.DATE, depth), DataType.STRING, "varchar", Kind.TEXT);
        };
    }

    private Value day(int depth) {
        Value a = of(Kind.DATE, depth);
        int days = random.nextInt(40);
        return new Value(a.expr().plus(days), "(" + a.sql() + " + " + days + ")", Kind.DATE);
    }

    private Value decimal(int depth) {
        Value a = of(Kind.DECIMAL, depth);
        return random.nextBoolean()
                ? infix(a, of(Kind.DECIMAL, 0), sign())
                : new Value(a.expr().unaryMinus(), "(-" + a.sql() + ")", Kind.DECIMAL);
    }

    private String sign() {
        return random.nextBoolean() ? "+" : "-";
    }

    /// A condition, null where a part of it is.
    Value condition(int depth) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> comparison(depth);
            case 3 -> {
                Value a = of(Kind.BOOL, depth);
                yield new Value(a.expr().not(), "(not " + a.sql() + ")", Kind.BOOL);
            }
            case 4 -> {
                Value a = any(depth);
                yield random.nextBoolean()
                        ? new Value(a.expr().isNull(), "(" + a.sql() + " is null)", Kind.BOOL)
                        : new Value(
                                a.expr().isNotNull(), "(" + a.sql() + " is not null)", Kind.BOOL);
            }
            case 5 -> {
                Value a = of(Kind.TEXT, depth);
                yield new Value(
                        call("like", a.expr(), "a%"), "(" + a.sql() + " like 'a%')", Kind.BOOL);
            }
            case 6 -> in(depth);
            default -> {
                Value a = of(Kind.BOOL, depth);
                Value b = of(Kind.BOOL, depth);
                yield random.nextBoolean()
                        ? new Value(
                                a.expr().and(b.expr()),
                                "(" + a.sql() + " and " + b.sql() + ")",
                                Kind.BOOL)
                        : new Value(
                                a.expr().or(b.expr()),
                                "(" + a.sql() + " or " + b.sql() + ")",
                                Kind.BOOL);
            }
        };
    }

    private Value in(int depth) {
        Kind kind = List.of(Kind.INT, Kind.TEXT, Kind.DATE).get(random.nextInt(3));
        Value a = of(kind, depth);
        Value b = constant(kind);
        Value c = random.nextInt(4) == 0 ? of(kind, 0) : constant(kind);
        return new Value(
                a.expr().isIn(b.expr(), c.expr()),
                "(%s in (%s, %s))".formatted(a.sql(), b.sql(), c.sql()),
                Kind.BOOL);
    }

    private Value comparison(int depth) {
        Kind[] kinds = {Kind.INT, Kind.FLOAT, Kind.TEXT, Kind.DATE, Kind.DECIMAL, Kind.INT};
        Kind kind = kinds[random.nextInt(kinds.length)];
        Value a = of(kind, depth);
        Value b = of(kind, Math.min(depth, 1));
        if (random.nextInt(6) == 0) {
            Value c = of(kind, 0);
            return new Value(
                    a.expr().between(b.expr(), c.expr()),
                    "(%s between %s and %s)".formatted(a.sql(), b.sql(), c.sql()),
                    Kind.BOOL);
        }
        return compared(a, b, random.nextInt(6));
    }

    static Value compared(Value a, Value b, int operator) {
        return switch (operator) {
            case 0 -> comparison(a, b, a.expr().eq(b.expr()), "=");
            case 1 -> comparison(a, b, a.expr().ne(b.expr()), "<>");
            case 2 -> comparison(a, b, a.expr().lt(b.expr()), "<");
            case 3 -> comparison(a, b, a.expr().le(b.expr()), "<=");
            case 4 -> comparison(a, b, a.expr().gt(b.expr()), ">");
            default -> comparison(a, b, a.expr().ge(b.expr()), ">=");
        };
    }

    private static Value comparison(Value a, Value b, Expr expr, String symbol) {
        return new Value(expr, "(" + a.sql() + " " + symbol + " " + b.sql() + ")", Kind.BOOL);
    }

    private static Value infix(Value a, Value b, String symbol) {
        Expr expr = symbol.equals("+") ? a.expr().plus(b.expr()) : a.expr().minus(b.expr());
        return new Value(expr, "(" + a.sql() + " " + symbol + " " + b.sql() + ")", a.kind());
    }

    private static Value function(String name, Value a, Kind kind) {
        return new Value(call(name, a.expr()), name + "(" + a.sql() + ")", kind);
    }

    private static Value cast(Value a, DataType type, String sqlType, Kind kind) {
        return new Value(a.expr().cast(type), "cast(" + a.sql() + " as " + sqlType + ")", kind);
    }
}
