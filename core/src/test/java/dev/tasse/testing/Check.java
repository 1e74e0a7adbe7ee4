package dev.tasse.testing;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Compares what Tasse computes with what DuckDB answers on the same rows, under every
/// configuration.
///
/// ```java
/// Check.over("t", table)
///         .that(t -> t.get("t").filter(col("x").gt(1)))
///         .equalsSql("select * from t where x > 1");
/// ```
///
/// Rows are compared in any order unless `inOrder()` is called. Each run uses a client of its own,
/// and fails if that client's memory is not given back.
public final class Check {
    private final Map<String, Table> tables;
    private Function<Frames, DataFrame> query = Frames::first;
    private boolean ordered;

    /// The tables of a check as frames.
    public record Frames(Map<String, DataFrame> all) {
        /// The table called `name`.
        public DataFrame get(String name) {
            return Objects.requireNonNull(all.get(name), name);
        }

        DataFrame first() {
            return all.values().iterator().next();
        }
    }

    private Check(Map<String, Table> tables) {
        this.tables = tables;
    }

    /// A check over one table.
    public static Check over(String name, Table table) {
        return over(Map.of(name, table));
    }

    /// A check over several tables.
    public static Check over(Map<String, Table> tables) {
        return new Check(new LinkedHashMap<>(tables));
    }

    /// Checks the frame that `query` makes of the tables.
    public Check that(Function<Frames, DataFrame> query) {
        this.query = query;
        return this;
    }

    /// Demands the order of rows too.
    public Check inOrder() {
        ordered = true;
        return this;
    }

    /// Demands the rows and columns that DuckDB answers to `sql` over tables of the same names.
    public void equalsSql(String sql) {
        try (Session session = Session.over(tables)) {
            session.compare(query, ordered, sql);
        }
    }
}
