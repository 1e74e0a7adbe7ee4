package dev.tasse.internal.plan;

import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// One row for each group of rows with equal keys (null being one key): the keys, then the
/// aggregates.
///
/// Without keys there is one row, also for no input at all; without aggregates this is `distinct`.
/// Groups come in no particular order.
public record Aggregate(
        FramePlan input, List<Bound> keys, List<BoundAggregate> calls, List<String> names)
        implements FramePlan {
    public Aggregate {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
        names = List.copyOf(names);
    }

    @Override
    public Schema schema() {
        List<DataType> types = new ArrayList<>();
        for (Bound key : keys) types.add(key.type());
        for (BoundAggregate call : calls) types.add(call.type());
        return Schema.of(names, types);
    }
}
