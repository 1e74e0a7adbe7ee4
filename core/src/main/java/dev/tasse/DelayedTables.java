package dev.tasse;

import dev.tasse.data.Table;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.internal.call.CallSource;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The tables that delayed calls answer as a source.
///
/// It runs in the process that made it.
@SuppressWarnings("serial") // calls travel if the user's lambdas do
final class DelayedTables implements CallSource {
    private static final long serialVersionUID = 1;

    private final Schema schema;
    private final List<Delayed<Table>> parts;

    DelayedTables(Schema schema, List<Delayed<Table>> parts) {
        this.schema = schema;
        this.parts = List.copyOf(parts);
    }

    @Override
    public String describe() {
        return "delayed tables";
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Split> splits(SplitHint hint) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) splits.add(new Split(i, describe(), i, 1, -1, 0));
        return splits;
    }

    @Override
    public List<CallPlan> calls() {
        return parts.stream().map(Delayed::plan).toList();
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }
}
