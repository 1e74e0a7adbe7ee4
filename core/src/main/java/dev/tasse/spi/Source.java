package dev.tasse.spi;

import dev.tasse.data.Table;
import dev.tasse.error.CellException;
import dev.tasse.type.Schema;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Rows that lie somewhere: files, a database, a generator.
///
/// Opening a source reads a sample or a footer, no more. It is serialisable, since splits are read
/// where the tasks run, and safe for use by several threads.
public interface Source extends Serializable {
    /// A short name for plans and errors: the path, or what stands for it.
    String describe();

    /// The names and types of all columns.
    Schema schema();

    /// Parts that can be read independently, in the order of their rows; never empty, though a
    /// split may hold no row.
    List<Split> splits(SplitHint hint);

    /// Those of `splits` that can hold rows for which the predicate of `pushdown` is true, in their
    /// order; all of them if the source knows no better.
    ///
    /// @param splits what {@link #splits} gave
    default List<Split> prune(List<Split> splits, Pushdown pushdown) {
        return splits;
    }

    /// Whether {@link #prune} or {@link #read} make use of predicates: then joins tell which keys
    /// the rows have to have.
    default boolean usesPredicates() {
        return false;
    }

    /// The rows of one split: exactly the columns that `pushdown` names, in its order.
    ///
    /// The predicate and the limit of `pushdown` are hints to read less: rows that do not match may
    /// be left out, but need not. The caller closes the table.
    ///
    /// @throws dev.tasse.error.DataException if the bytes are not what the schema promises
    Table read(Split split, Pushdown pushdown, ReadContext context);

    /// This source with a wider type of the column of `cell`, which {@link #read} found to be no
    /// value of the type that the schema had; nothing if that type is not inferred, or the cell is
    /// of another source.
    default Optional<Source> widened(CellException.Cell cell) {
        return Optional.empty();
    }

    /// The number of rows in all, if it is known without reading them.
    OptionalLong rowCount();

    /// About how many rows there are, if their number or a sample tells: what the order and the
    /// sides of joins are chosen by.
    default OptionalLong estimatedRows() {
        return rowCount();
    }
}
