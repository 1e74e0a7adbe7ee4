package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.kernel.Sorting;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.plan.BoundSortKey;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Sorts rows that are all there: the order first, then one gather a column.
final class SortRuns {
    private SortRuns() {}

    /// The rows of `all` in the order of `keys`, at most `limit` of them (all if negative); rows
    /// with equal keys keep their order.
    static Batch sort(Batch all, List<BoundSortKey> keys, long limit, Workspace workspace) {
        int count = Math.toIntExact(all.rows());
        long kept = limit < 0 ? count : Math.min(limit, count);
        try (Lease scratch = workspace.pool().lease(0, "sort keys")) {
            List<Column> columns = SortKeys.columns(keys, all, scratch);
            int[] order = Sorting.order(columns, SortKeys.orders(keys), count, scratch);
            MemorySegment numbers = scratch.allocate(kept * Integer.BYTES);
            MemorySegment.copy(order, 0, numbers, Layouts.INT, 0, Math.toIntExact(kept));
            Selection.Picked picked = new Selection.Picked(numbers, kept);
            List<Column> sorted = new ArrayList<>();
            for (Column column : all.columns()) {
                sorted.add(Selection.gather(column, picked, workspace.out()));
            }
            return new Batch(sorted, kept);
        }
    }
}
