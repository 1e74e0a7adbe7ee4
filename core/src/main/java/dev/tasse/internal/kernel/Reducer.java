package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;

/// One value for each group, made of the values that come in batch by batch.
public sealed interface Reducer extends AutoCloseable
        permits CountReducer,
                DecimalSum,
                DoubleSum,
                LongSum,
                TextExtreme,
                WideExtreme,
                WordExtreme {
    /// Takes the rows of `column`, neither constant nor coded, into their groups; nulls change
    /// nothing.
    void update(Column column, RowGroups groups);

    /// Makes room for `groups` groups at once.
    default void reserve(int groups) {}

    /// Takes all rows of `column`, neither constant nor coded, into group 0, where that is the only
    /// one; nulls change nothing.
    ///
    /// @param zeros the groups of at least as many rows, all 0
    default void updateOne(Column column, RowGroups zeros) {
        update(column, zeros.rows(Math.toIntExact(column.length())));
    }

    /// The values of the groups from 0 to `groupCount`, copied to `lease`.
    Column finish(int groupCount, Lease lease);

    @Override
    void close();
}
