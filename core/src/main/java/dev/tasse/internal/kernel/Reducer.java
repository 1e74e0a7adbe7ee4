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
    /// Takes the `count` rows of `column`, neither constant nor coded, into the groups `groups`;
    /// nulls change nothing.
    ///
    /// @param groups the group of each row, 4 bytes each, all below `groupCount`
    void update(Column column, MemorySegment groups, int count, int groupCount);

    /// Makes room for `groups` groups at once.
    default void reserve(int groups) {}

    /// Takes all rows of `column`, neither constant nor coded, into group 0, where that is the only
    /// one; nulls change nothing.
    ///
    /// @param zeros at least as many groups as rows, all 0
    default void updateOne(Column column, MemorySegment zeros) {
        update(column, zeros, Math.toIntExact(column.length()), 1);
    }

    /// The values of the groups from 0 to `groupCount`, copied to `lease`.
    Column finish(int groupCount, Lease lease);

    @Override
    void close();
}
