package dev.tasse.internal.kernel;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DurationType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of functions: what there is, what types it takes and gives, and what computes it.
public final class Functions {
    private static final int MANY = 1_000;
    private static final Map<String, Function> TABLE = new LinkedHashMap<>();

    static {
        row("plus", 2, 2, "add", Typing.SUM, Arithmetic::plus);
        row("minus", 2, 2, "subtract", Typing.SUM, Arithmetic::minus);
        row("times", 2, 2, "multiply", Typing.PRODUCT, Arithmetic::times);
        row("div", 2, 2, "divide", Typing.FLOATING, Arithmetic::div);
        row("intDiv", 2, 2, "divide", Typing.QUOTIENT, Quotients::intDiv);
        row("floorDiv", 2, 2, "divide", Typing.QUOTIENT, Quotients::floorDiv);
        row("rem", 2, 2, "divide", Typing.QUOTIENT, Quotients::rem);
        row("unaryMinus", 1, 1, "negate", Typing.SAME_NUMBER, Numbers::unaryMinus);
        row("abs", 1, 1, "take the absolute value of", Typing.SAME_NUMBER, Numbers::abs);
        row("round", 1, 1, "round", Typing.FLOATING, Numbers::round);
        row("floor", 1, 1, "round", Typing.FLOATING, Numbers::floor);
        row("ceil", 1, 1, "round", Typing.FLOATING, Numbers::ceil);
        row("sqrt", 1, 1, "take the square root of", Typing.FLOATING, Numbers::sqrt);
        row("isNan", 1, 1, "look for NaN in", Typing.FLOAT_TEST, Numbers::isNan);
        row("eq", 2, 2, "compare", Typing.COMPARISON, Comparison::eq);
        row("ne", 2, 2, "compare", Typing.COMPARISON, Comparison::ne);
        row("lt", 2, 2, "compare", Typing.COMPARISON, Comparison::lt);
        row("le", 2, 2, "compare", Typing.COMPARISON, Comparison::le);
        row("gt", 2, 2, "compare", Typing.COMPARISON, Comparison::gt);
        row("ge", 2, 2, "compare", Typing.COMPARISON, Comparison::ge);
        row("eqNullSafe", 2, 2, "compare", Typing.COMPARISON, Comparison::eqNullSafe);
        row("and", 2, 2, "combine by and", Typing.LOGIC, Logic::and);
        row("or", 2, 2, "combine by or", Typing.LOGIC, Logic::or);
        row("not", 1, 1, "negate", Typing.LOGIC, Logic::not);
        row("isNull", 1, 1, "test", Typing.TEST, Logic::isNull);
        row("isNotNull", 1, 1, "test", Typing.TEST, Logic::isNotNull);
        row("coalesce", 1, MANY, "choose among", Typing.COMMON, Choice::coalesce);
        row("length", 1, 1, "take the length of", Typing.TEXT_MEASURE, Strings::length);
        row("upper", 1, 1, "change letters of", Typing.TEXT, Strings::upper);
        row("lower", 1, 1, "change letters of", Typing.TEXT, Strings::lower);
        row("trim", 1, 1, "trim", Typing.TEXT, Strings::trim);
        row("concat", 1, MANY, "join", Typing.TEXT, Strings::concat);
        row("substring", 2, 3, "take a part of", Typing.SUBSTRING, Strings::substring);
        row("contains", 2, 2, "search", Typing.TEXT_TEST, Strings::contains);
        row("startsWith", 2, 2, "search", Typing.TEXT_TEST, Strings::startsWith);
        row("endsWith", 2, 2, "search", Typing.TEXT_TEST, Strings::endsWith);
        row("like", 2, 2, "match", Typing.TEXT_TEST, Strings::like);
        row("year", 1, 1, "take the year of", Typing.DATE_PART, Temporal::year);
        row("month", 1, 1, "take the month of", Typing.DATE_PART, Temporal::month);
        row("day", 1, 1, "take the day of", Typing.DATE_PART, Temporal::day);
        row("hour", 1, 1, "take the hour of", Typing.DATE_PART, Temporal::hour);
        row("minute", 1, 1, "take the minute of", Typing.DATE_PART, Temporal::minute);
        row("second", 1, 1, "take the second of", Typing.DATE_PART, Temporal::second);
    }

    private Functions() {}

    private static void row(
            String name, int least, int most, String verb, Typing typing, Kernel kernel) {
        TABLE.put(name, new Function(name, least, most, verb, typing, kernel));
    }

    /// The names of all functions.
    public static Collection<String> names() {
        return TABLE.keySet();
    }

    /// The function `name`.
    ///
    /// @throws PlanException if there is none, with the nearest name
    public static Function find(String name) {
        Function function = TABLE.get(name);
        if (function != null) return function;
        throw new PlanException(
                Problem.of("no function is called \"" + name + "\"")
                        .remedy(Suggestion.phrase(name, names())));
    }

    /// The signature of the function `name` for arguments of `types`.
    ///
    /// @throws PlanException if there is no such function or it takes no such arguments
    public static Signature resolve(String name, List<DataType> types) {
        return find(name).resolve(types);
    }

    /// The signature of a cast.
    ///
    /// @throws PlanException if no value of the one type can become one of the other
    public static Signature castSignature(DataType from, DataType to) {
        if (canCast(from, to)) return Signature.of(to, from);
        throw new PlanException(Problem.of("cannot cast " + from + " to " + to));
    }

    private static boolean canCast(DataType from, DataType to) {
        if (from instanceof NullType || from.equals(to)) return true;
        boolean known = !isOpaque(from) && !isOpaque(to);
        if (!known) return false;
        return switch (to) {
            case Utf8Type _ -> true;
            case BinaryType _ -> from instanceof Utf8Type;
            case BoolType _ -> from.isNumeric() || from instanceof Utf8Type;
            case DateType _, TimestampType _ -> isDated(from) || from instanceof Utf8Type;
            case TimeType _ ->
                    isDated(from) || from instanceof TimeType || from instanceof Utf8Type;
            default -> from.isNumeric() || from instanceof BoolType || from instanceof Utf8Type;
        };
    }

    private static boolean isDated(DataType type) {
        return type instanceof DateType || type instanceof TimestampType;
    }

    private static boolean isOpaque(DataType type) {
        return switch (type) {
            case DurationType _, MonthIntervalType _, ListType _, StructType _, MapType _ -> true;
            default -> false;
        };
    }
}
