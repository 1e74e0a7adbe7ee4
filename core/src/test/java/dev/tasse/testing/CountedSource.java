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

/// A source that exists in plans only: a name, columns, and splits of known numbers of rows.
///
/// @param rows the rows of each split, or none if they are not known
public record CountedSource(String name, Schema schema, List<Long> rows) implements Source {
    /// Keeps a copy of the numbers.
    public CountedSource {
        rows = List.copyOf(rows);
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public List<Split> splits(SplitHint hint) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < Math.max(1, rows.size()); i++) {
            long count = rows.isEmpty() ? -1 : rows.get(i);
            splits.add(new Split(i, name, i, 1, count, 0));
        }
        return splits;
    }

    @Override
    public Table read(Split split, Pushdown pushdown, ReadContext context) {
        throw new AssertionError("nothing is read of " + name);
    }

    @Override
    public OptionalLong rowCount() {
        if (rows.isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(rows.stream().mapToLong(Long::longValue).sum());
    }
}
