package dev.tasse.sql;

import dev.tasse.internal.plan.FunctionTypes;
import dev.tasse.type.DataType;
import dev.tasse.type.Utf8Type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// What SQL turns into other types before the engine's own rules are asked.
///
/// A text in quotes takes the type of what it stands beside (`day > '2024-01-01'`), and whatever is
/// joined to text becomes text (`'row ' || 7`).
final class Coercion {
    private static final Set<String> ALIKE =
            Set.of(
                    "eq",
                    "ne",
                    "lt",
                    "le",
                    "gt",
                    "ge",
                    "eqNullSafe",
                    "isIn",
                    "coalesce",
                    "nullIf",
                    "plus",
                    "minus",
                    "times",
                    "div",
                    "intDiv",
                    "rem");

    private Coercion() {}

    /// An argument as far as coercion looks at it.
    ///
    /// @param type its type
    /// @param isText whether it is a text in quotes
    record Argument(DataType type, boolean isText) {}

    /// The types to which the arguments of `function` are to be cast.
    static List<DataType> types(String function, List<Argument> arguments) {
        if (function.equals("concat")) {
            return Collections.nCopies(arguments.size(), DataType.STRING);
        }
        List<DataType> types = arguments.stream().map(Argument::type).toList();
        return ALIKE.contains(function) ? alike(arguments, types) : types;
    }

    /// The type of `function` of `arguments`.
    ///
    /// @throws dev.tasse.error.PlanException if it does not take them
    static DataType result(String function, List<Argument> arguments) {
        return FunctionTypes.result(function, types(function, arguments));
    }

    private static List<DataType> alike(List<Argument> arguments, List<DataType> types) {
        DataType other = DataType.NULL;
        for (Argument argument : arguments) {
            if (argument.isText()) continue;
            DataType before = other;
            other = FunctionTypes.common(before, argument.type()).orElse(before);
        }
        if (other.equals(DataType.NULL) || other instanceof Utf8Type) return types;
        List<DataType> cast = new ArrayList<>();
        for (Argument argument : arguments) cast.add(argument.isText() ? other : argument.type());
        return cast;
    }
}
