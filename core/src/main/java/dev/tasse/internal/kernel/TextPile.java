package dev.tasse.internal.kernel;

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

/// The bytes of long texts that outlive their batches, in buffers that never move.
final class TextPile implements AutoCloseable {
    private static final int FIRST_BYTES = 4 << 10;
    private static final int LARGEST_BYTES = 1 << 20;

    private final Lease lease;
    private final List<MemorySegment> buffers = new ArrayList<>();
    private MemorySegment open = MemorySegment.NULL;
    private int used;
    private int capacity;

    TextPile(MemoryPool pool, String purpose) {
        this(pool.lease(0, purpose));
    }

    /// A pile in memory of `lease`.
    TextPile(Lease lease) {
        this.lease = lease;
    }

    /// Copies the bytes of the long text at `row`: the last eight bytes of its view here.
    long append(StringColumn column, int row) {
        int length = column.byteLength(row);
        if (length > capacity - used) grow(length);
        MemorySegment.copy(column.source(row), column.position(row), open, used, length);
        long high = StringViews.high(buffers.size() - 1, used);
        used += length;
        return high;
    }

    private void grow(int least) {
        capacity = Math.max(least, Math.clamp(2L * capacity, FIRST_BYTES, LARGEST_BYTES));
        open = lease.allocate(capacity);
        buffers.add(open);
        used = 0;
    }

    /// Whether the long text whose view here ends with `high` is that at `row`, of the same length.
    boolean isEqual(long high, StringColumn column, int row) {
        MemorySegment mine = buffers.get((int) high);
        long from = high >>> Integer.SIZE;
        long other = column.position(row);
        int length = column.byteLength(row);
        return MemorySegment.mismatch(
                        mine, from, from + length, column.source(row), other, other + length)
                < 0;
    }

    /// Negative, zero or positive as the text of view `index` of `views` is less than, equal to or
    /// greater than that at `row`.
    int compare(MemorySegment views, int index, StringColumn column, int row) {
        int length = StringViews.length(views, index);
        boolean inline = length <= StringViews.MAX_INLINE;
        long from =
                inline
                        ? (long) index * StringViews.BYTES + StringViews.PREFIX
                        : StringViews.offset(views, index);
        MemorySegment mine = inline ? views : buffers.get(StringViews.buffer(views, index));
        MemorySegment theirs = column.source(row);
        long other = column.position(row);
        int otherLength = column.byteLength(row);
        long at =
                MemorySegment.mismatch(
                        mine, from, from + length, theirs, other, other + otherLength);
        if (at < 0 || at >= Math.min(length, otherLength)) {
            return Integer.compare(length, otherLength);
        }
        return Byte.compareUnsigned(
                mine.get(Layouts.BYTE, from + at), theirs.get(Layouts.BYTE, other + at));
    }

    /// The first `count` of `views` as a column that reads these bytes in place.
    StringColumn view(DataType type, MemorySegment views, long count) {
        return view(type, views, Bitmap.allSet(count));
    }

    /// The texts of `views` as a column that reads these bytes in place.
    StringColumn view(DataType type, MemorySegment views, Bitmap validity) {
        return new StringColumn(validity.length(), views, buffers, validity).as(type);
    }

    /// The texts of `views` as a column in memory of `out`.
    StringColumn column(DataType type, MemorySegment views, Bitmap validity, Lease out) {
        long bytes = validity.length() * StringViews.BYTES;
        MemorySegment copied = out.allocate(bytes);
        MemorySegment.copy(views, 0, copied, 0, bytes);
        List<MemorySegment> copies = new ArrayList<>();
        for (int i = 0; i < buffers.size(); i++) {
            long size = i == buffers.size() - 1 ? used : buffers.get(i).byteSize();
            MemorySegment copy = out.allocate(size);
            MemorySegment.copy(buffers.get(i), 0, copy, 0, size);
            copies.add(copy.asSlice(0, size));
        }
        return new StringColumn(validity.length(), copied, copies, validity).as(type);
    }

    @Override
    public void close() {
        lease.close();
    }
}
