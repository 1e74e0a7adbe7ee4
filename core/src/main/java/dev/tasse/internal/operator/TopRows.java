package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.KeyRows;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.kernel.SplitterSearch;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundSortKey;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Leaves out the rows that cannot be among the first ones of a sort, since so many are before them
/// already. One thread.
final class TopRows implements AutoCloseable {
    // Sorting what was kept is worth it only now and then.
    private static final long LEAST_KEPT = 8192;

    private final List<BoundSortKey> keys;
    private final long limit;
    private final Lease scratch;
    private final Lease bounds;
    private @Nullable SplitterSearch bound;

    TopRows(List<BoundSortKey> keys, long limit, MemoryPool pool) {
        this.keys = List.copyOf(keys);
        this.limit = limit;
        scratch = pool.lease(0, "keys of first rows");
        bounds = pool.lease(0, "last of first rows");
    }

    /// The rows of `batch` that may be wanted; memory comes from `out`.
    Batch wanted(Batch batch, Lease out) {
        if (bound == null) return batch;
        scratch.reset();
        int rows = Math.toIntExact(batch.rows());
        MemorySegment places = scratch.allocate((long) rows * Integer.BYTES);
        MemorySegment picked = scratch.allocate((long) rows * Integer.BYTES);
        // Of equal rows the earlier ones come first: all that come from now on are of a later part.
        bound.find(SortKeys.of(keys, batch, scratch), 1, rows, places, scratch);
        int count = 0;
        for (int row = 0; row < rows; row++) {
            picked.setAtIndex(Layouts.INT, count, row);
            count += places.getAtIndex(Layouts.INT, row) == 0 ? 1 : 0;
        }
        if (count == rows) return batch;
        Selection.Picked wanted = new Selection.Picked(picked, count);
        List<Column> columns = new ArrayList<>();
        if (count == 0) return new Batch(columns, 0);
        for (Column column : batch.columns()) columns.add(Selection.gather(column, wanted, out));
        return new Batch(columns, count);
    }

    /// Whether so many rows have been kept that they should be sorted and most of them dropped.
    boolean isDue(long kept) {
        return limit >= 0 && kept >= 2 * limit + LEAST_KEPT;
    }

    /// Takes note of the first rows so far, in order.
    void tighten(Batch first) {
        if (first.rows() == 0) return;
        bounds.reset();
        Batch last = Batches.slice(first, first.rows() - 1, 1);
        List<Column> flat = new ArrayList<>();
        for (Column column : SortKeys.columns(keys, last, bounds)) {
            flat.add(Flattening.flat(column, bounds));
        }
        MemorySegment zero = bounds.allocateZeroed(Integer.BYTES);
        KeyRows key = new KeyRows(flat, SortKeys.orders(keys));
        bound = new SplitterSearch(key, 1, zero, zero, bounds);
    }

    @Override
    public void close() {
        scratch.close();
        bounds.close();
    }
}
