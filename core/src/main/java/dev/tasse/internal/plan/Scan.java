package dev.tasse.internal.plan;

import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Source;
import dev.tasse.type.Schema;

import java.util.List;

/// The rows of a source, as much of them as `pushdown` asks for.
///
/// Its predicate lets the source leave rows out; whoever put it there keeps the filter above.
public record Scan(Source source, Pushdown pushdown) implements FramePlan {
    /// All rows and columns of `source`.
    public static Scan of(Source source) {
        return new Scan(source, Pushdown.columns(source.schema().names()));
    }

    @Override
    public Schema schema() {
        Schema all = source.schema();
        List<Integer> places = pushdown.columns().stream().map(all::indexOf).toList();
        return all.select(places);
    }
}
