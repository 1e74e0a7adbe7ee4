package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.kernel.Functions;
import dev.tasse.type.DataType;

import java.util.List;
import java.util.Optional;

/// Functions that are written in terms of others, so that whatever looks at conditions sees those.
final class Desugaring {
    private Desugaring() {}

    /// The call of `name` in other terms, if it is such a function.
    static Optional<Bound> of(String name, List<Bound> arguments) {
        int count = arguments.size();
        if (name.equals("between") && count == 3) return Optional.of(between(arguments));
        boolean nullIf = name.equals("nullIf") || name.equals("nullif");
        if (nullIf && count == 2) return Optional.of(nullIf(arguments));
        if (name.equals("datePart") && count == 2) return Optional.of(datePart(arguments));
        if (name.equals("fillNull")) return Optional.of(Binder.call("coalesce", arguments));
        return Optional.empty();
    }

    private static Bound datePart(List<Bound> arguments) {
        if (arguments.getFirst() instanceof BoundLiteral(String part, DataType _)) {
            return Binder.call(Functions.ofDatePart(part), List.of(arguments.get(1)));
        }
        throw new PlanException(
                Problem.of("the part of a date has to be a constant")
                        .got(arguments.getFirst())
                        .expected("a text such as 'year'"));
    }

    private static Bound between(List<Bound> arguments) {
        Bound value = arguments.get(0);
        Bound least = Binder.call("ge", List.of(value, arguments.get(1)));
        Bound most = Binder.call("le", List.of(value, arguments.get(2)));
        return Binder.call("and", List.of(least, most));
    }

    private static Bound nullIf(List<Bound> arguments) {
        Bound value = arguments.get(0);
        Bound equal = Binder.call("eq", arguments);
        return Binder.when(List.of(equal), List.of(BoundLiteral.nullOf(DataType.NULL), value));
    }
}
