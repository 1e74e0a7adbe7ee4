package dev.tasse;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The tables that delayed calls answer as a source: each is computed when its partition is read.
///
/// It runs in the process that made it.
@SuppressWarnings("serial") // calls travel if the user's lambdas do
final class DelayedTables implements Source {
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
    public Table read(Split split, Pushdown pushdown, ReadContext context) {
        try (Table table = parts.get(split.index()).compute()) {
            if (!table.schema().equals(schema)) throw other(split.index(), table.schema());
            return table.select(pushdown.columns().stream().map(schema::indexOf).toList());
        }
    }

    private DataException other(int part, Schema got) {
        return new DataException(
                Problem.of("a delayed table has other columns than promised")
                        .at("partition " + part)
                        .got(got)
                        .expected(schema)
                        .remedy("give DataFrame.fromDelayed the schema of the tables"));
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }
}
