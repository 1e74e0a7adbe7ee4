package dev.tasse.spi;

import dev.tasse.expr.Expr;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How much of a source is wanted.
///
/// @param columns the names of the columns to read, in order
/// @param predicate only rows for which it is true are wanted; its columns are the source's
/// @param limit only that many rows are wanted, or -1 for all
public record Pushdown(List<String> columns, Optional<Expr> predicate, long limit)
        implements Serializable {
    /// Keeps a copy of the names.
    public Pushdown {
        columns = List.copyOf(columns);
    }

    /// All rows of `columns`.
    public static Pushdown columns(List<String> columns) {
        return new Pushdown(columns, Optional.empty(), -1);
    }

    /// The limit, if there is one.
    public OptionalLong rowLimit() {
        return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /// This with other columns.
    public Pushdown withColumns(List<String> names) {
        return new Pushdown(names, predicate, limit);
    }

    /// This with another predicate.
    public Pushdown withPredicate(Expr condition) {
        return new Pushdown(columns, Optional.of(condition), limit);
    }

    /// This with another limit.
    public Pushdown withLimit(long rows) {
        return new Pushdown(columns, predicate, rows);
    }
}
