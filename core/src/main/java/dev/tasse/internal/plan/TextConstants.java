package dev.tasse.internal.plan;

import dev.tasse.internal.kernel.Promotion;
import dev.tasse.type.DataType;
import dev.tasse.type.Utf8Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Constant texts that stand beside values of another type become such values, as in SQL: `day >
/// '2024-01-01'`.
final class TextConstants {
    private static final Set<String> ALIKE =
            Set.of(
                    "eq",
                    "ne",
                    "lt",
                    "le",
                    "gt",
                    "ge",
                    "eqNullSafe",
                    "between",
                    "isIn",
                    "coalesce",
                    "nullIf",
                    "fillNull");

    private TextConstants() {}

    /// `arguments` of `function`, constant texts turned into the type of the others.
    static List<Bound> suited(String function, List<Bound> arguments) {
        if (!ALIKE.contains(function)) return arguments;
        DataType other = DataType.NULL;
        for (Bound argument : arguments) {
            if (isText(argument)) continue;
            DataType before = other;
            other = Promotion.common(before, argument.type()).orElse(before);
        }
        if (other.equals(DataType.NULL) || other instanceof Utf8Type) return arguments;
        List<Bound> suited = new ArrayList<>();
        for (Bound argument : arguments) {
            suited.add(isText(argument) ? Binder.cast(argument, other) : argument);
        }
        return suited;
    }

    private static boolean isText(Bound argument) {
        return argument instanceof BoundLiteral(String _, DataType _);
    }
}
