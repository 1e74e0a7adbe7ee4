package dev.tasse.parquet;

import dev.hardwood.metadata.RowGroup;

import java.util.ArrayList;
import java.util.List;

/// Rows of one row group.
///
/// @param group the row group
/// @param from the first of the rows within it
/// @param count how many
record RowRange(RowGroup group, long from, long count) {

    /// The parts of the row groups of a file that lie in the `count` rows from `from` on.
    static List<RowRange> of(List<RowGroup> groups, long from, long count) {
        List<RowRange> ranges = new ArrayList<>();
        long first = 0;
        for (RowGroup group : groups) {
            long end = first + group.numRows();
            long begin = Math.max(first, from);
            long stop = Math.min(end, from + count);
            if (begin < stop) ranges.add(new RowRange(group, begin - first, stop - begin));
            first = end;
        }
        return List.copyOf(ranges);
    }

    /// The first `rows` rows of `ranges`.
    static List<RowRange> limit(List<RowRange> ranges, long rows) {
        List<RowRange> kept = new ArrayList<>();
        long left = rows;
        for (RowRange range : ranges) {
            if (left <= 0) break;
            kept.add(new RowRange(range.group, range.from, Math.min(left, range.count)));
            left -= range.count;
        }
        return List.copyOf(kept);
    }

    /// The number of rows of `ranges`.
    static long rows(List<RowRange> ranges) {
        return ranges.stream().mapToLong(RowRange::count).sum();
    }
}
