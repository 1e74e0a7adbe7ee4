package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;

import java.util.List;

/// One aggregate over the rows of each group. Some take rows and give partial results, which others
/// of the same kind merge; those that need all values of a group at once have no partial results.
public sealed interface Accumulator extends AutoCloseable
        permits DistinctArguments, EndValues, Mean, MostFrequent, Moments, Quantiles, Reduction {
    /// Takes the rows of a batch into their groups.
    ///
    /// @param arguments the columns of the arguments, or of partial results, as {@link
    ///   Aggregates#accumulator} says
    void update(List<Column> arguments, RowGroups groups);

    /// Makes room for `groups` groups at once.
    default void reserve(int groups) {}

    /// Takes all rows of the arguments into group 0, the only one.
    ///
    /// @param zeros the groups of at least as many rows, all 0
    default void updateOne(List<Column> arguments, RowGroups zeros) {
        update(arguments, zeros.rows(Math.toIntExact(arguments.getFirst().length())));
    }

    /// The columns of the partial results of the groups from 0 to `groupCount`, copied to `lease`.
    List<Column> parts(int groupCount, Lease lease);

    /// The results of the groups from 0 to `groupCount`, copied to `lease`.
    Column finish(int groupCount, Lease lease);

    @Override
    void close();
}
