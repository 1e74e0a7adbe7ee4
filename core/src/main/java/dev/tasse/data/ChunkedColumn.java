package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The columns of several partitions as one, for the reader of a result.
///
/// The engine works on the parts: see {@link Table#partitions}.
public final class ChunkedColumn extends Column {
    private final List<Column> parts;
    // starts[i] is the first row of part i; one more entry holds the number of rows.
    private final long[] starts;

    /// The rows of all `parts`, none of them chunked, in order.
    ///
    /// @throws IllegalArgumentException if a part is of another type
    public ChunkedColumn(DataType type, List<Column> parts) {
        super(type, rows(parts), Bitmap.allSet(0));
        this.parts = List.copyOf(parts);
        this.starts = new long[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            Column part = parts.get(i);
            if (!part.type().equals(type)) {
                throw new IllegalArgumentException("a part of " + part.type() + " among " + type);
            }
            starts[i + 1] = starts[i] + part.length();
        }
    }

    private static long rows(List<Column> parts) {
        return parts.stream().mapToLong(Column::length).sum();
    }

    /// The columns that this one is made of, in order.
    public List<Column> parts() {
        return parts;
    }

    /// Not to be had: the parts have one each.
    ///
    /// @throws UnsupportedOperationException always
    @Override
    @SuppressWarnings("exports")
    public Bitmap validity() {
        throw new UnsupportedOperationException("a chunked column is read by its parts");
    }

    /// The part that holds `row`: the last that begins at or before it and is not empty.
    private int partOf(long row) {
        int found = Arrays.binarySearch(starts, row);
        int part = found >= 0 ? found : -found - 2;
        while (starts[part + 1] == row) part++;
        return part;
    }

    @Override
    ChunkedColumn sliced(long from, long count) {
        List<Column> pieces = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            long first = Math.max(from, starts[i]);
            long end = Math.min(from + count, starts[i + 1]);
            if (first < end) pieces.add(parts.get(i).slice(first - starts[i], end - first));
        }
        return new ChunkedColumn(type(), pieces);
    }

    @Override
    ChunkedColumn copyView() {
        return new ChunkedColumn(type(), parts.stream().map(Column::copyView).toList());
    }

    @Override
    void setAnchor(Object owner) {
        super.setAnchor(owner);
        parts.forEach(part -> part.setAnchor(owner));
    }

    @Override
    void forEachSegment(Consumer<MemorySegment> sink) {
        parts.forEach(part -> part.forEachSegment(sink));
    }

    @Override
    long countBytes() {
        return parts.stream().mapToLong(Column::bytes).sum();
    }

    @Override
    long countNulls() {
        return parts.stream().mapToLong(Column::nullCount).sum();
    }

    @Override
    boolean nullAt(long row) {
        int part = partOf(row);
        return parts.get(part).nullAt(row - starts[part]);
    }

    @Override
    boolean booleanAt(long row) {
        int part = partOf(row);
        return parts.get(part).booleanAt(row - starts[part]);
    }

    @Override
    long longAt(long row) {
        int part = partOf(row);
        return parts.get(part).longAt(row - starts[part]);
    }

    @Override
    double doubleAt(long row) {
        int part = partOf(row);
        return parts.get(part).doubleAt(row - starts[part]);
    }

    @Override
    String stringAt(long row) {
        int part = partOf(row);
        return parts.get(part).stringAt(row - starts[part]);
    }

    @Override
    Object valueAt(long row) {
        int part = partOf(row);
        return parts.get(part).valueAt(row - starts[part]);
    }
}
