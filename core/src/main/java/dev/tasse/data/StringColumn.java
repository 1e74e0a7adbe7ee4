package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.BinaryType;
import dev.tasse.type.DataType;
import dev.tasse.type.Utf8Type;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// Text in UTF-8, or bytes: a view of 16 bytes for each value, which holds short values itself and
/// points into one of several buffers for long ones. See {@link StringViews} for the layout.
public final class StringColumn extends Column {
    // Beyond this many bytes the call of a vectorised comparison pays for itself.
    private static final int MAX_STEPPED = 128;

    private final MemorySegment views;
    private final MemorySegment[] buffers;

    /// The `STRING` column of the first `length` views in `views`; for the engine. See {@link #as}
    /// for `BINARY`.
    ///
    /// The view of a null is unspecified but well-formed: it can be read without harm.
    @SuppressWarnings("exports")
    public StringColumn(
            long length, MemorySegment views, List<MemorySegment> buffers, Bitmap validity) {
        this(
                DataType.STRING,
                views(length, views),
                buffers.toArray(MemorySegment[]::new),
                validity);
    }

    private StringColumn(
            DataType type, MemorySegment views, MemorySegment[] buffers, Bitmap validity) {
        super(type, views.byteSize() / StringViews.BYTES, validity);
        this.views = views;
        this.buffers = buffers;
    }

    private static MemorySegment views(long length, MemorySegment views) {
        return views.asSlice(0, Math.multiplyExact(length, (long) StringViews.BYTES));
    }

    /// The same bytes as `STRING` or `BINARY`; whether they are UTF-8 is not checked.
    ///
    /// @throws IllegalArgumentException for any other type
    public StringColumn as(DataType type) {
        if (type.equals(type())) return this;
        if (!(type instanceof Utf8Type) && !(type instanceof BinaryType)) {
            throw new IllegalArgumentException(type + " is neither STRING nor BINARY");
        }
        return new StringColumn(type, views, buffers, validity());
    }

    /// The rows of `newViews` with the type and the buffers of this column; for the engine, which
    /// selects rows by copying views.
    @SuppressWarnings("exports")
    public StringColumn withViews(long length, MemorySegment newViews, Bitmap validity) {
        return new StringColumn(type(), views(length, newViews), buffers, validity);
    }

    /// The views, 16 bytes each; read them with {@link StringViews}.
    public MemorySegment views() {
        return views;
    }

    /// How many buffers hold the long values.
    public int bufferCount() {
        return buffers.length;
    }

    /// The buffer at `index`.
    public MemorySegment buffer(int index) {
        return buffers[index];
    }

    /// The buffers that hold the long values.
    public List<MemorySegment> buffers() {
        return List.of(buffers);
    }

    /// Bytes of the value at `row`.
    public int byteLength(long row) {
        return StringViews.length(views, row);
    }

    /// The bytes of the value at `row`, without a copy. Loops over many rows read the views
    /// instead.
    public MemorySegment bytes(long row) {
        return source(row).asSlice(position(row), byteLength(row));
    }

    /// Where the bytes of the value at `row` lie: in the views, or in a buffer, from {@link
    /// #position} on.
    public MemorySegment source(long row) {
        return byteLength(row) <= StringViews.MAX_INLINE
                ? views
                : buffers[StringViews.buffer(views, row)];
    }

    /// Where in {@link #source} the bytes of the value at `row` begin.
    public long position(long row) {
        return byteLength(row) <= StringViews.MAX_INLINE
                ? row * StringViews.BYTES + StringViews.PREFIX
                : StringViews.offset(views, row);
    }

    /// Whether the value at `row` has the same bytes as that at `otherRow` of `other`. Nulls are
    /// not looked at.
    public boolean isEqual(long row, StringColumn other, long otherRow) {
        long low = StringViews.low(views, row);
        if (low != StringViews.low(other.views, otherRow)) return false;
        if ((int) low <= StringViews.MAX_INLINE) {
            return StringViews.high(views, row) == StringViews.high(other.views, otherRow);
        }
        return (int) low <= MAX_STEPPED
                ? isEqualStepped(row, other, otherRow)
                : mismatch(row, other, otherRow) < 0;
    }

    /// Whether two long values of one length have the same bytes; eight at a time, the last ones
    /// overlapping.
    private boolean isEqualStepped(long row, StringColumn other, long otherRow) {
        MemorySegment mine = source(row);
        MemorySegment theirs = other.source(otherRow);
        long from = position(row);
        long otherFrom = other.position(otherRow);
        int last = byteLength(row) - Long.BYTES;
        for (int at = 0; at < last; at += Long.BYTES) {
            if (mine.get(Layouts.LONG, from + at) != theirs.get(Layouts.LONG, otherFrom + at)) {
                return false;
            }
        }
        return mine.get(Layouts.LONG, from + last) == theirs.get(Layouts.LONG, otherFrom + last);
    }

    /// Negative, zero or positive as the value at `row` is less than, equal to or greater than that
    /// at `otherRow` of `other`, byte by byte without sign. Nulls are not looked at.
    public int compare(long row, StringColumn other, long otherRow) {
        long low = StringViews.low(views, row);
        long otherLow = StringViews.low(other.views, otherRow);
        int prefix = Integer.reverseBytes((int) (low >>> Integer.SIZE));
        int otherPrefix = Integer.reverseBytes((int) (otherLow >>> Integer.SIZE));
        if (prefix != otherPrefix) return Integer.compareUnsigned(prefix, otherPrefix);
        int length = (int) low;
        int otherLength = (int) otherLow;
        if (length > StringViews.MAX_INLINE || otherLength > StringViews.MAX_INLINE) {
            return compareLong(row, other, otherRow);
        }
        long rest = Long.reverseBytes(StringViews.high(views, row));
        long otherRest = Long.reverseBytes(StringViews.high(other.views, otherRow));
        if (rest != otherRest) return Long.compareUnsigned(rest, otherRest);
        return Integer.compare(length, otherLength);
    }

    private int compareLong(long row, StringColumn other, long otherRow) {
        long at = mismatch(row, other, otherRow);
        int length = byteLength(row);
        int otherLength = other.byteLength(otherRow);
        if (at < 0 || at >= Math.min(length, otherLength)) {
            return Integer.compare(length, otherLength);
        }
        byte mine = source(row).get(ValueLayout.JAVA_BYTE, position(row) + at);
        byte theirs =
                other.source(otherRow).get(ValueLayout.JAVA_BYTE, other.position(otherRow) + at);
        return Byte.compareUnsigned(mine, theirs);
    }

    private long mismatch(long row, StringColumn other, long otherRow) {
        long from = position(row);
        long otherFrom = other.position(otherRow);
        return MemorySegment.mismatch(
                source(row),
                from,
                from + byteLength(row),
                other.source(otherRow),
                otherFrom,
                otherFrom + other.byteLength(otherRow));
    }

    @Override
    StringColumn sliced(long from, long count) {
        MemorySegment part = views.asSlice(from * StringViews.BYTES, count * StringViews.BYTES);
        return new StringColumn(type(), part, buffers, validity().slice(from, count));
    }

    @Override
    StringColumn copyView() {
        return new StringColumn(type(), views, buffers, validity());
    }

    @Override
    void forEachSegment(Consumer<MemorySegment> sink) {
        sink.accept(views);
        for (MemorySegment buffer : buffers) sink.accept(buffer);
        Validity.forEachSegment(validity(), sink);
    }

    @Override
    long countBytes() {
        return views.byteSize() + longBytes() + Validity.bytes(validity());
    }

    /// Bytes of the long values; of values that share their bytes at most those of all buffers.
    long longBytes() {
        if (buffers.length == 0) return 0;
        long bytes = 0;
        for (long row = 0; row < length(); row++) {
            int length = StringViews.length(views, row);
            if (length > StringViews.MAX_INLINE) bytes += length;
        }
        return Math.min(bytes, bufferBytes());
    }

    long bufferBytes() {
        long bytes = 0;
        for (MemorySegment buffer : buffers) bytes += buffer.byteSize();
        return bytes;
    }

    @Override
    String stringAt(long row) {
        if (type() instanceof BinaryType) throw wrongGetter("String");
        return new String(byteArray(row), StandardCharsets.UTF_8);
    }

    @Override
    Object valueAt(long row) {
        return type() instanceof BinaryType ? byteArray(row) : stringAt(row);
    }

    private byte[] byteArray(long row) {
        byte[] bytes = new byte[byteLength(row)];
        MemorySegment.copy(
                source(row), ValueLayout.JAVA_BYTE, position(row), bytes, 0, bytes.length);
        return bytes;
    }
}
