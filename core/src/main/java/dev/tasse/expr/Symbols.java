package dev.tasse.expr;

import java.util.List;
import java.util.stream.Collectors;

/// How calls are written, so that a plan reads like the formula that made it.
public final class Symbols {
    private Symbols() {}

    /// `a + b` for an operator of two operands, `f(a, b)` for anything else.
    public static String call(String function, List<?> arguments) {
        String symbol = of(function);
        if (!symbol.isEmpty() && arguments.size() == 2) {
            return operand(arguments.get(0)) + " " + symbol + " " + operand(arguments.get(1));
        }
        return arguments.stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ", function + "(", ")"));
    }

    private static String of(String function) {
        return switch (function) {
            case "plus" -> "+";
            case "minus" -> "-";
            case "times" -> "*";
            case "div" -> "/";
            case "intDiv" -> "//";
            case "rem" -> "%";
            case "eq" -> "=";
            case "ne" -> "<>";
            case "lt" -> "<";
            case "le" -> "<=";
            case "gt" -> ">";
            case "ge" -> ">=";
            case "and" -> "and";
            case "or" -> "or";
            default -> "";
        };
    }

    // Brackets round every operator below another: no reader has to know precedences.
    private static String operand(Object argument) {
        String text = argument.toString();
        return hasOuterSpace(text) ? "(" + text + ")" : text;
    }

    private static boolean hasOuterSpace(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') quoted = !quoted;
            if (c == '(') depth++;
            if (c == ')') depth--;
            if (c == ' ' && depth == 0 && !quoted) return true;
        }
        return false;
    }
}
