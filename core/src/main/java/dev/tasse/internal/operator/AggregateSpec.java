package dev.tasse.internal.operator;

import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// An aggregation: its keys and calls over the rows that come in.
///
/// @param equalHashes whether all hashes are equal, to try rare paths
public record AggregateSpec(
        List<Bound> keys, List<BoundAggregate> calls, List<String> names, boolean equalHashes)
        implements Serializable {
    public AggregateSpec {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
        names = List.copyOf(names);
    }

    /// Whether some aggregate has no partial result, so that all rows of a group must come
    /// together.
    public boolean needsAllRows() {
        return calls.stream()
                .anyMatch(call -> call.distinct() || Aggregates.needsAllValues(call.function()));
    }

    /// What these aggregates read: the keys, then arguments and filters, each once.
    public List<Bound> inputs() {
        List<Bound> inputs = new ArrayList<>(keys);
        for (BoundAggregate call : calls) {
            for (Bound argument : call.arguments()) {
                if (!(argument instanceof BoundLiteral)) inputs.add(argument);
            }
            call.filter().ifPresent(inputs::add);
        }
        return inputs.stream().distinct().toList();
    }

    /// These aggregates over rows whose columns are the {@link #inputs}.
    public AggregateSpec overInputs() {
        List<Bound> inputs = inputs();
        List<BoundAggregate> moved = new ArrayList<>();
        for (BoundAggregate call : calls) {
            moved.add(
                    new BoundAggregate(
                            call.function(),
                            call.arguments().stream().map(a -> input(a, inputs)).toList(),
                            call.distinct(),
                            call.filter().map(filter -> input(filter, inputs)),
                            call.type()));
        }
        List<Bound> columns = keys.stream().map(key -> input(key, inputs)).toList();
        return new AggregateSpec(columns, moved, names, equalHashes);
    }

    private static Bound input(Bound value, List<Bound> inputs) {
        int place = inputs.indexOf(value);
        return place < 0 ? value : new BoundColumn(place, value.toString(), value.type());
    }

    List<DataType> keyTypes() {
        return keys.stream().map(Bound::type).toList();
    }

    /// The columns of partial results: the keys, then those of each call.
    Schema partialSchema() {
        List<DataType> types = new ArrayList<>(keyTypes());
        for (BoundAggregate call : calls) {
            types.addAll(Aggregates.partialTypes(call.function(), call.type()));
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) columns.add("part:" + i);
        return Schema.of(columns, types);
    }

    /// The columns of the result.
    Schema schema() {
        List<DataType> types = new ArrayList<>(keyTypes());
        for (BoundAggregate call : calls) types.add(call.type());
        return Schema.of(names, types);
    }
}
