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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The table of functions: what there is, what types it takes and gives, and what computes it.
public final class Functions {
    /// More arguments than anybody writes.
    static final int MANY = 1_000_000;

    private static final Map<String, Function> TABLE = new LinkedHashMap<>();
    private static final Map<String, Function> SQL_NAMES = new LinkedHashMap<>();

    static {
        NumberTable.ROWS.forEach(Functions::row);
        LogicTable.ROWS.forEach(Functions::row);
        TextTable.ROWS.forEach(Functions::row);
        TimeTable.ROWS.forEach(Functions::row);
    }

    private Functions() {}

    private static void row(Function function) {
        TABLE.put(function.name(), function);
        SQL_NAMES.put(snakeCase(function.name()), function);
        for (String name : function.traits().sqlNames()) SQL_NAMES.put(name, function);
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) snake.append('_');
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    /// All functions.
    public static Collection<Function> all() {
        return TABLE.values();
    }

    /// The functions by the names that SQL has for them, in lower case.
    public static Map<String, Function> bySqlName() {
        return Collections.unmodifiableMap(SQL_NAMES);
    }

    /// The names of all functions.
    public static Collection<String> names() {
        return TABLE.keySet();
    }

    /// The function `name`, by its own name or one that SQL has for it.
    ///
    /// @throws PlanException if there is none, with the nearest name
    public static Function find(String name) {
        Function function = TABLE.get(name);
        if (function == null) function = SQL_NAMES.get(name.toLowerCase(Locale.ROOT));
        if (function != null) return function;
        throw new PlanException(
                Problem.of("no function is called \"" + name + "\"")
                        .remedy(Suggestion.phrase(name, names())));
    }

    /// The name of the function that takes the part of a date that `EXTRACT` calls `part`.
    ///
    /// @throws PlanException if there is no such part
    public static String ofDatePart(String part) {
        return part.equalsIgnoreCase("epoch") ? "epoch" : DatePart.named(part).function();
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
