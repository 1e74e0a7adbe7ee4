package dev.tasse.testing;

import dev.tasse.DataFrame;
import dev.tasse.expr.Expr;

import java.util.List;
import java.util.function.Function;

/// A query in the words of frames and in those of SQL, which both Tasse and DuckDB read.
///
/// @param columns its result
/// @param frame the frame, made of the tables
/// @param sql the same in SQL
/// @param ordered whether the rows have an order
/// @param inputs the queries that it is made of: smaller cases, should it fail
public record RandomQuery(
        List<Field> columns,
        Function<Check.Frames, DataFrame> frame,
        String sql,
        boolean ordered,
        List<RandomQuery> inputs) {
    /// What a column holds, as far as the choice of operations depends on it.
    enum Kind {
        /// Whole numbers, far from overflow.
        INT,
        /// Floats whose sums are exact in any order.
        FLOAT,
        /// Short texts.
        TEXT,
        /// Truth values.
        BOOL,
        /// Days.
        DATE,
        /// Decimals of scale 2.
        DECIMAL,
        /// Floats that two engines may round differently: shown, but nothing depends on them.
        ROUNDED;

        boolean isExact() {
            return this != ROUNDED;
        }
    }

    /// A column of the result.
    record Field(String name, Kind kind) {}

    /// An expression in both languages.
    record Value(Expr expr, String sql, Kind kind) {}

    List<Field> exact() {
        return columns.stream().filter(field -> field.kind().isExact()).toList();
    }
}
