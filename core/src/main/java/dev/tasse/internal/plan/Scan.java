package dev.tasse.internal.plan;

import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Source;
import dev.tasse.type.Schema;

import java.util.List;

/// The rows of a source, as much of them as `pushdown` asks for.
///
/// Its predicate lets the source leave rows out; whoever put it there keeps the filter above. So do
/// the joins above that `filters` come from.
public record Scan(Source source, Pushdown pushdown, List<KeyFilter> filters) implements FramePlan {
    public Scan {
        filters = List.copyOf(filters);
    }

    /// What `pushdown` asks for, without regard to joins.
    public Scan(Source source, Pushdown pushdown) {
        this(source, pushdown, List.of());
    }

    /// All rows and columns of `source`.
    public static Scan of(Source source) {
        return new Scan(source, Pushdown.columns(source.schema().names()));
    }

    /// This with another `pushdown`.
    public Scan withPushdown(Pushdown wanted) {
        return new Scan(source, wanted, filters);
    }

    /// This with other filters.
    public Scan withFilters(List<KeyFilter> known) {
        return new Scan(source, pushdown, known);
    }

    @Override
    public Schema schema() {
        Schema all = source.schema();
        List<Integer> places = pushdown.columns().stream().map(all::indexOf).toList();
        return all.select(places);
    }
}
