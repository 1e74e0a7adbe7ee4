package dev.tasse.parquet;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Bitmap;

import java.lang.foreign.MemorySegment;

/// Where the values of a flat column of a file become those of a column, page by page.
///
/// First come the values of a page that are not null, then they are moved to the rows they belong
/// to. What is behind the last row written may be overwritten at any time.
abstract sealed class FlatTarget permits BoolTarget, FixedTarget, TextTarget {
    /// Makes room for `rows` rows in all.
    abstract void ensure(long rows);

    /// Memory in which the page of `header` may be decompressed so that its values lie where those
    /// of row `at` belong, if all goes as it usually does; empty if they have to be moved anyway.
    MemorySegment room(PageHeader header, long at) {
        return MemorySegment.NULL;
    }

    /// Tells that the page in {@link #room} has been read.
    void settle() {}

    /// Forgets the dictionary: another row group begins.
    abstract void startChunk();

    /// Takes a dictionary, for the pages that follow.
    abstract void dictionary(Page page);

    /// Writes the values of `page` from row `at` on, without gaps.
    abstract void write(Page page, long at);

    /// Moves the `dense` values from row `at` on to the rows whose bits are set.
    abstract void spread(long at, int dense, Bitmap present);

    /// Moves `count` rows from `from` on to the front, to `to`.
    abstract void move(long from, long to, long count);

    /// The column of the first `rows` rows.
    abstract Column finish(long rows, Bitmap validity);
}
