package dev.tasse.parquet;

import dev.tasse.expr.Call;
import dev.tasse.expr.Cast;
import dev.tasse.expr.Col;
import dev.tasse.expr.Expr;
import dev.tasse.expr.Lit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Tells from what is known of columns whether a predicate can be true for any row. Whatever it
/// does not understand may be.
final class Pruning {
    private final Function<String, Bounds> columns;

    /// Knowing of each column what `columns` says of it.
    Pruning(Function<String, Bounds> columns) {
        this.columns = columns;
    }

    /// The parts of `predicate` that must all be true.
    static List<Expr> conjuncts(Expr predicate) {
        if (!(predicate instanceof Call(String name, List<Expr> parts)) || !name.equals("and")) {
            return List.of(predicate);
        }
        List<Expr> all = new ArrayList<>();
        for (Expr part : parts) all.addAll(conjuncts(part));
        return List.copyOf(all);
    }

    /// The names of the columns in `predicate`, as far as it is understood.
    static Set<String> columnsOf(Expr predicate) {
        Set<String> names = new LinkedHashSet<>();
        switch (predicate) {
            case Col(String name) -> names.add(name);
            case Cast cast -> names.addAll(columnsOf(cast.argument()));
            case Call call -> call.arguments().forEach(part -> names.addAll(columnsOf(part)));
            default -> {}
        }
        return names;
    }

    /// Whether `predicate` may be true for some row.
    boolean mayHold(Expr predicate) {
        if (!(predicate instanceof Call(String name, List<Expr> arguments))) return true;
        return switch (name) {
            case "and" -> arguments.stream().allMatch(this::mayHold);
            case "or" -> arguments.stream().anyMatch(this::mayHold);
            case "isNull" -> bounds(arguments.getFirst()).map(Bounds::nulls).orElse(true);
            case "isNotNull" -> bounds(arguments.getFirst()).map(Bounds::values).orElse(true);
            case "eq", "ne", "lt", "le", "gt", "ge" -> mayCompare(name, arguments);
            case "between" ->
                    mayCompare("ge", List.of(arguments.get(0), arguments.get(1)))
                            && mayCompare("le", List.of(arguments.get(0), arguments.get(2)));
            case "isIn" ->
                    arguments.stream()
                            .skip(1)
                            .anyMatch(one -> mayCompare("eq", List.of(arguments.getFirst(), one)));
            default -> true;
        };
    }

    private boolean mayCompare(String operator, List<Expr> sides) {
        if (sides.getFirst() instanceof Lit && !(sides.getLast() instanceof Lit)) {
            return mayCompare(mirrored(operator), sides.reversed());
        }
        Optional<Bounds> bounds = bounds(sides.getFirst());
        if (bounds.isEmpty() || !(sides.getLast() instanceof Lit lit) || lit.value() == null) {
            return true;
        }
        Bounds known = bounds.get();
        return Sample.constant(known.type(), lit.value(), lit.type())
                .map(constant -> mayCompare(operator, known, constant))
                .orElse(true);
    }

    private static boolean mayCompare(String operator, Bounds known, Sample constant) {
        return switch (operator) {
            case "eq" -> known.mayEqual(constant);
            case "ne" -> known.mayDiffer(constant);
            case "lt" -> known.mayBeLess(constant, false);
            case "le" -> known.mayBeLess(constant, true);
            case "gt" -> known.mayBeGreater(constant, false);
            default -> known.mayBeGreater(constant, true);
        };
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "lt" -> "gt";
            case "le" -> "ge";
            case "gt" -> "lt";
            case "ge" -> "le";
            default -> operator;
        };
    }

    private Optional<Bounds> bounds(Expr side) {
        return switch (side) {
            case Col(String name) -> Optional.of(columns.apply(name));
            case Cast cast -> bounds(cast.argument()).flatMap(known -> known.cast(cast.type()));
            default -> Optional.empty();
        };
    }
}
