package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The value in the first or last row of each group, be it null. A second argument says which rows
/// there are: a filter lets only some through, and a partial result may be of no row.
final class EndValues implements Accumulator {
    private static final long MOST_DEAD_ROWS = 1 << 16;

    private final boolean last;
    private final DataType type;
    private final MemoryPool pool;
    // Where in the kept rows the value of a group is, counted from 1; 0 for none.
    private final GrowingSegment places;
    private final Lease scratch;
    private final List<Column> kept = new ArrayList<>();
    private Lease lease;
    private int keptRows;

    EndValues(boolean last, DataType type, MemoryPool pool) {
        this.last = last;
        this.type = type;
        this.pool = pool;
        places = new GrowingSegment(pool, "first and last values");
        scratch = pool.lease(0, "first and last values");
        lease = pool.lease(0, "first and last values");
    }

    @Override
    public void update(List<Column> arguments, RowGroups batch) {
        MemorySegment groups = batch.numbers();
        int count = batch.count();
        int groupCount = batch.groupCount();
        places.ensure((long) groupCount * Integer.BYTES);
        scratch.reset();
        Bitmap present = ((BoolColumn) arguments.get(1)).values();
        MemorySegment rows = scratch.allocate((long) count * Integer.BYTES);
        int picked =
                last
                        ? pickLast(present, groups, count, rows)
                        : pickFirst(present, groups, count, rows);
        if (picked == 0) return;
        keep(Selection.gather(arguments.getFirst(), new Selection.Picked(rows, picked), lease));
        if (keptRows > 2L * groupCount + MOST_DEAD_ROWS) compact(groupCount);
    }

    private int pickFirst(Bitmap present, MemorySegment groups, int count, MemorySegment rows) {
        int picked = 0;
        for (int row = 0; row < count; row++) {
            int group = groups.getAtIndex(Layouts.INT, row);
            if (places.memory().getAtIndex(Layouts.INT, group) != 0 || !present.get(row)) continue;
            rows.setAtIndex(Layouts.INT, picked++, row);
            places.memory().setAtIndex(Layouts.INT, group, keptRows + picked);
        }
        return picked;
    }

    private int pickLast(Bitmap present, MemorySegment groups, int count, MemorySegment rows) {
        int picked = 0;
        for (int row = count - 1; row >= 0; row--) {
            int group = groups.getAtIndex(Layouts.INT, row);
            boolean later = places.memory().getAtIndex(Layouts.INT, group) > keptRows;
            if (later || !present.get(row)) continue;
            rows.setAtIndex(Layouts.INT, picked++, row);
            places.memory().setAtIndex(Layouts.INT, group, keptRows + picked);
        }
        return picked;
    }

    private void keep(Column column) {
        kept.add(owned(column, lease));
        keptRows = Math.toIntExact(keptRows + column.length());
    }

    /// Leaves the values behind that are no longer the last.
    private void compact(int groupCount) {
        Lease old = lease;
        lease = pool.lease(0, "first and last values");
        Column live = values(groupCount, lease);
        kept.clear();
        keptRows = 0;
        keep(live);
        for (int group = 0; group < groupCount; group++) {
            boolean any = places.memory().getAtIndex(Layouts.INT, group) != 0;
            places.memory().setAtIndex(Layouts.INT, group, any ? group + 1 : 0);
        }
        old.close();
    }

    /// The value of each group, null if it has none.
    private Column values(int groupCount, Lease out) {
        if (keptRows == 0) return new ConstantColumn(type, groupCount, null);
        places.ensure((long) groupCount * Integer.BYTES);
        MemorySegment codes = out.allocate((long) groupCount * Integer.BYTES);
        Bitmap validity = Bitmap.allocate(out, groupCount, true);
        for (int group = 0; group < groupCount; group++) {
            int place = places.memory().getAtIndex(Layouts.INT, group);
            if (place == 0) validity.set(group, false);
            codes.setAtIndex(Layouts.INT, group, Math.max(0, place - 1));
        }
        Column all = Concatenation.concat(kept, out);
        Selection.Picked picked = new Selection.Picked(codes, groupCount);
        Column gathered = Selection.gather(all, picked, out);
        return owned(Masking.masked(gathered, validity, out), out);
    }

    /// `column` with its long texts in memory of `lease`.
    private Column owned(Column column, Lease to) {
        boolean longTexts = column instanceof StringColumn text && !text.buffers().isEmpty();
        if (!longTexts) return column;
        StringColumn text = (StringColumn) column;
        int n = Math.toIntExact(text.length());
        TextPile bytes = new TextPile(to);
        MemorySegment views = to.allocate((long) n * StringViews.BYTES);
        for (int row = 0; row < n; row++) {
            long low = text.isNull(row) ? 0 : StringViews.low(text.views(), row);
            boolean inline = (int) low <= StringViews.MAX_INLINE;
            long high = StringViews.high(text.views(), row);
            StringViews.set(views, row, low, inline ? high : bytes.append(text, row));
        }
        return bytes.view(type, views, text.validity());
    }

    @Override
    public List<Column> parts(int groupCount, Lease out) {
        Bitmap present = Bitmap.allocate(out, groupCount, false);
        places.ensure((long) groupCount * Integer.BYTES);
        for (int group = 0; group < groupCount; group++) {
            if (places.memory().getAtIndex(Layouts.INT, group) != 0) present.set(group, true);
        }
        Bitmap all = Bitmap.allSet(groupCount);
        return List.of(values(groupCount, out), new BoolColumn(groupCount, present, all));
    }

    @Override
    public Column finish(int groupCount, Lease out) {
        return values(groupCount, out);
    }

    @Override
    public void close() {
        places.close();
        scratch.close();
        lease.close();
    }
}
