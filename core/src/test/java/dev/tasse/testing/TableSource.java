package dev.tasse.testing;

import dev.tasse.data.Table;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Tables as a source: what plans do with scans is tried on them. They stay the caller's.
///
/// It is told predicates but leaves nothing out.
@SuppressWarnings("serial") // tables do not travel: it is read in the process that made it
final class TableSource implements Source {
    private static final long serialVersionUID = 1;

    private final String name;
    private final List<Table> parts;

    TableSource(String name, List<Table> parts) {
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public Schema schema() {
        return parts.getFirst().schema();
    }

    @Override
    public List<Split> splits(SplitHint hint) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            splits.add(new Split(i, name, i, 1, parts.get(i).rowCount(), 0));
        }
        return splits;
    }

    @Override
    public boolean usesPredicates() {
        return true;
    }

    @Override
    public Table read(Split split, Pushdown pushdown, ReadContext context) {
        Schema all = schema();
        return parts.get(split.index())
                .select(pushdown.columns().stream().map(all::indexOf).toList());
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(parts.stream().mapToLong(Table::rowCount).sum());
    }
}
