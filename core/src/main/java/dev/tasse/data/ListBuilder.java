package dev.tasse.data;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;

import java.lang.foreign.MemorySegment;
import java.util.Map;

/// Writes a column of lists or maps: append the values of a row to {@link #elements}, then end the
/// row.
public final class ListBuilder extends ColumnBuilder {
    private final ColumnBuilder elements;
    private MemorySegment offsets = MemorySegment.NULL;

    ListBuilder(Lease lease, DataType type, long expectedRows) {
        super(lease, type);
        DataType element =
                switch (type) {
                    case ListType(DataType inner) -> inner;
                    case MapType map -> ListColumn.pairs(map);
                    default -> throw new IllegalArgumentException(type + " is no LIST and no MAP");
                };
        this.elements = ColumnBuilder.of(lease, element, expectedRows);
    }

    /// The builder of the elements of all rows; those of a map are structs of `key` and `value`.
    public ColumnBuilder elements() {
        return elements;
    }

    /// Adds a row that holds the elements appended since the last row.
    ///
    /// @throws ArithmeticException if there are 2^31 elements or more
    public void endRow() {
        reserve(1);
        offsets.setAtIndex(Layouts.INT, length() + 1, Math.toIntExact(elements.length()));
        advance(1);
    }

    @Override
    public ListColumn finish() {
        reserve(0);
        if (offsets.byteSize() == 0) resize(0);
        ListColumn lists = new ListColumn(length(), offsets, elements.finish(), validity());
        return type() instanceof MapType ? lists.asMap() : lists;
    }

    @Override
    void appendObject(Object value) {
        if (type() instanceof MapType) {
            StructBuilder pairs = (StructBuilder) elements;
            for (Map.Entry<?, ?> entry : Values.map(type(), value).entrySet()) {
                pairs.field(0).appendObject(entry.getKey());
                pairs.field(1).appendValue(entry.getValue());
                pairs.endRow();
            }
        } else {
            for (Object element : Values.list(type(), value)) elements.appendValue(element);
        }
        endRow();
    }

    @Override
    void resize(long rows) {
        MemorySegment larger = lease.allocate(Math.multiplyExact(rows + 1, (long) Integer.BYTES));
        larger.set(Layouts.INT, 0, 0);
        if (length() > 0) {
            MemorySegment.copy(offsets, 0, larger, 0, (length() + 1) * Integer.BYTES);
        }
        offsets = larger;
    }

    @Override
    void writeNulls(long count) {
        int end = offsets.getAtIndex(Layouts.INT, length());
        for (long row = length(); row < length() + count; row++) {
            offsets.setAtIndex(Layouts.INT, row + 1, end);
        }
    }
}
