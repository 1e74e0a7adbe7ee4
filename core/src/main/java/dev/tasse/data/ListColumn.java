package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Lists, or maps as lists of pairs: the values of all rows one after the other, and where those of
/// each row begin.
///
/// The values of row `i` are those from `offsets[i]` up to `offsets[i + 1]` of {@link #elements};
/// in a slice the first offset need not be 0. The elements of a map are a {@link StructColumn} of
/// `key` and `value`.
public final class ListColumn extends Column {
    private final MemorySegment offsets;
    private final Column elements;

    /// The lists that `length + 1` offsets of 4 bytes, which never decrease, cut out of `elements`;
    /// for the engine. A null has no elements or some that are not looked at.
    @SuppressWarnings("exports")
    public ListColumn(long length, MemorySegment offsets, Column elements, Bitmap validity) {
        this(new ListType(elements.type()), offsets(length, offsets), elements, validity);
    }

    private ListColumn(DataType type, MemorySegment offsets, Column elements, Bitmap validity) {
        super(type, offsets.byteSize() / Integer.BYTES - 1, validity);
        this.offsets = offsets;
        this.elements = elements;
    }

    private static MemorySegment offsets(long length, MemorySegment offsets) {
        return offsets.asSlice(0, Math.multiplyExact(length + 1, (long) Integer.BYTES));
    }

    /// The same lists as maps; for the engine.
    ///
    /// @throws IllegalArgumentException if the elements are not structs of two fields
    public ListColumn asMap() {
        if (elements instanceof StructColumn pairs && pairs.fields().size() == 2) {
            List<Column> pair = pairs.fields();
            DataType map = new MapType(pair.get(0).type(), pair.get(1).type());
            return new ListColumn(map, offsets, elements, validity());
        }
        throw new IllegalArgumentException("maps are lists of pairs, not " + type());
    }

    /// Lists of the same type that other offsets cut out of other elements; for the engine.
    @SuppressWarnings("exports")
    public ListColumn withElements(MemorySegment newOffsets, Column newElements, Bitmap validity) {
        return new ListColumn(
                type(), offsets(validity.length(), newOffsets), newElements, validity);
    }

    /// The type of the pairs that a column of maps has for elements.
    public static StructType pairs(MapType type) {
        return new StructType(
                Schema.of(List.of("key", "value"), List.of(type.key(), type.value())));
    }

    /// Where the elements of each row begin, and in the end where the last ones end.
    public MemorySegment offsets() {
        return offsets;
    }

    /// The elements of all rows, and of other rows if this is a slice.
    public Column elements() {
        return elements;
    }

    /// Where in {@link #elements} those of `row` begin; where the last row ends if `row` is {@link
    /// #length}.
    public int offset(long row) {
        return offsets.getAtIndex(Layouts.INT, row);
    }

    @Override
    ListColumn sliced(long from, long count) {
        MemorySegment part = offsets.asSlice(from * Integer.BYTES, (count + 1) * Integer.BYTES);
        return new ListColumn(type(), part, elements, validity().slice(from, count));
    }

    @Override
    ListColumn copyView() {
        return new ListColumn(type(), offsets, elements.copyView(), validity());
    }

    @Override
    void setAnchor(Object owner) {
        super.setAnchor(owner);
        elements.setAnchor(owner);
    }

    @Override
    void forEachSegment(Consumer<MemorySegment> sink) {
        sink.accept(offsets);
        elements.forEachSegment(sink);
        Validity.forEachSegment(validity(), sink);
    }

    /// The elements that the rows of this column span.
    Column liveElements() {
        int first = offset(0);
        return elements.slice(first, offset(length()) - first);
    }

    @Override
    long countBytes() {
        return offsets.byteSize() + liveElements().bytes() + Validity.bytes(validity());
    }

    @Override
    Object valueAt(long row) {
        return type() instanceof MapType ? mapAt(row) : listAt(row);
    }

    private List<@Nullable Object> listAt(long row) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = offset(row); i < offset(row + 1); i++) list.add(elements.get(i));
        return Collections.unmodifiableList(list);
    }

    private Map<@Nullable Object, @Nullable Object> mapAt(long row) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        List<Column> pair = ((StructColumn) elements).fields();
        for (int i = offset(row); i < offset(row + 1); i++) {
            map.put(pair.get(0).get(i), pair.get(1).get(i));
        }
        return Collections.unmodifiableMap(map);
    }
}
