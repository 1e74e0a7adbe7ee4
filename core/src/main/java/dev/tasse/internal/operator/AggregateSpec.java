package dev.tasse.internal.operator;

import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
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
