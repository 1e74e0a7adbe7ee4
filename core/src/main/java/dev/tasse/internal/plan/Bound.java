package dev.tasse.internal.plan;

import dev.tasse.function.Fn1;
import dev.tasse.type.DataType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An expression whose columns are positions in its input and whose type is known.
///
/// Casts that promotion asks for are explicit: the arguments of a call have the types its kernel
/// takes.
public sealed interface Bound extends Serializable
        permits BoundApply, BoundCall, BoundCast, BoundColumn, BoundLiteral, BoundWhen {
    /// The type of the value.
    DataType type();

    /// The expressions directly below.
    default List<Bound> children() {
        return switch (this) {
            case BoundColumn _, BoundLiteral _ -> List.of();
            case BoundCall call -> call.arguments();
            case BoundCast cast -> List.of(cast.argument());
            case BoundApply apply -> List.of(apply.argument());
            case BoundWhen when -> when.parts();
        };
    }

    /// This with each child replaced by what `change` makes of it.
    default Bound mapChildren(UnaryOperator<Bound> change) {
        return switch (this) {
            case BoundColumn _, BoundLiteral _ -> this;
            case BoundCall(String function, List<Bound> arguments, DataType type) ->
                    new BoundCall(function, arguments.stream().map(change).toList(), type);
            case BoundCast(Bound argument, DataType type, boolean orNull) ->
                    new BoundCast(change.apply(argument), type, orNull);
            case BoundApply(Bound argument, DataType type, Fn1<Object, ?> function) ->
                    new BoundApply(change.apply(argument), type, function);
            case BoundWhen when -> when.withParts(when.parts().stream().map(change).toList());
        };
    }

    /// This with every node replaced, children first.
    default Bound rewrite(UnaryOperator<Bound> change) {
        return change.apply(mapChildren(child -> child.rewrite(change)));
    }

    /// The positions of all columns that this reads, each once, in the order of their first use.
    default List<Integer> columns() {
        List<Integer> found = new ArrayList<>();
        collect(found);
        return found;
    }

    private void collect(List<Integer> found) {
        if (this instanceof BoundColumn column && !found.contains(column.index())) {
            found.add(column.index());
        }
        for (Bound child : children()) child.collect(found);
    }

    /// This with the column at position `i` read from `places.get(i)` instead.
    default Bound moved(java.util.Map<Integer, Integer> places) {
        return rewrite(node ->
                node instanceof BoundColumn(int index, String name, DataType type)
                        ? new BoundColumn(
                                java.util.Objects.requireNonNull(places.get(index)), name, type)
                        : node);
    }
}
