package dev.tasse.parquet;

import dev.hardwood.metadata.RowGroup;

import java.util.ArrayList;
import java.util.List;

/// Rows of one row group.
///
/// @param group the row group
/// @param number its place in the file, from 0
/// @param from the first of the rows within it
/// @param count how many
record RowRange(RowGroup group, int number, long from, long count) {

    /// The parts of the row groups of a file that lie in the `count` rows from `from` on.
    static List<RowRange> of(List<RowGroup> groups, long from, long count) {
        List<RowRange> ranges = new ArrayList<>();
        long first = 0;
        for (int i = 0; i < groups.size(); i++) {
            RowGroup group = groups.get(i);
            long end = first + group.numRows();
            long begin = Math.max(first, from);
            long stop = Math.min(end, from + count);
            if (begin < stop) ranges.add(new RowRange(group, i, begin - first, stop - begin));
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
            kept.add(range.part(range.from, Math.min(left, range.count)));
            left -= range.count;
        }
        return List.copyOf(kept);
    }

    /// Adds `next` to `ranges`, to the last of them if it goes on where that ends.
    static void add(List<RowRange> ranges, RowRange next) {
        if (!ranges.isEmpty()) {
            RowRange last = ranges.getLast();
            if (last.number == next.number && last.from + last.count == next.from) {
                ranges.removeLast();
                ranges.add(last.part(last.from, last.count + next.count));
                return;
            }
        }
        ranges.add(next);
    }

    /// The number of rows of `ranges`.
    static long rows(List<RowRange> ranges) {
        return ranges.stream().mapToLong(RowRange::count).sum();
    }

    /// Other rows of the same row group.
    RowRange part(long first, long rows) {
        return new RowRange(group, number, first, rows);
    }
}
