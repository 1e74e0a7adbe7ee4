package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

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
    /// @param zeros at least as many groups as rows, all 0
    default void updateOne(Column column, MemorySegment zeros) {
        update(column, new RowGroups().set(zeros, Math.toIntExact(column.length()), 1));
    }

    /// The values of the groups from 0 to `groupCount`, copied to `lease`.
    Column finish(int groupCount, Lease lease);

    @Override
    void close();
}
