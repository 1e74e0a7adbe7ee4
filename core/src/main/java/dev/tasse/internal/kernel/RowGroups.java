package dev.tasse.internal.kernel;

import java.lang.foreign.MemorySegment;

/// The group of each row of a batch: in memory and, where groups are few, in arrays too, made once
/// for all aggregates. Used by one thread.
public final class RowGroups {
    private final FewGroups few = new FewGroups();
    private boolean loaded;
    private MemorySegment numbers = MemorySegment.NULL;
    private int count;
    private int groupCount;

    /// Goes on with the next batch of `count` rows.
    ///
    /// @param numbers the group of each row, 4 bytes each, all below `groupCount`
    public RowGroups set(MemorySegment numbers, int count, int groupCount) {
        this.numbers = numbers;
        this.count = count;
        this.groupCount = groupCount;
        loaded = false;
        return this;
    }

    /// Goes on with `rows` of the rows, the first ones: fewer than before, or more again.
    RowGroups rows(int rows) {
        return rows == count ? this : set(numbers, rows, groupCount);
    }

    /// The group of each row, 4 bytes each.
    MemorySegment numbers() {
        return numbers;
    }

    /// How many rows there are.
    int count() {
        return count;
    }

    /// All groups are below.
    int groupCount() {
        return groupCount;
    }

    /// Whether the batch is so large, and the groups so few, that {@link #few} saves time.
    boolean areFew() {
        return groupCount <= FewGroups.MOST_GROUPS && groupCount <= count;
    }

    /// The same in arrays, if they {@link #areFew}.
    FewGroups few() {
        if (!loaded) few.load(numbers, count, groupCount);
        loaded = true;
        return few;
    }
}
