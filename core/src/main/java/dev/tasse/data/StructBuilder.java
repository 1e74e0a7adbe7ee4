package dev.tasse.data;

import dev.tasse.internal.memory.Lease;
import dev.tasse.type.StructType;

import java.util.List;
import java.util.Map;

/// Writes a column of structs: append a value to each {@link #field}, then end the row.
public final class StructBuilder extends ColumnBuilder {
    private final StructType struct;
    private final List<ColumnBuilder> fields;

    StructBuilder(Lease lease, StructType type, long expectedRows) {
        super(lease, type);
        this.struct = type;
        this.fields =
                type.fields().types().stream()
                        .map(field -> ColumnBuilder.of(lease, field, expectedRows))
                        .toList();
    }

    /// The builder of the field at `index`.
    public ColumnBuilder field(int index) {
        return fields.get(index);
    }

    /// Adds a row of the values that were appended to the fields.
    ///
    /// @throws IllegalStateException if a field has not got one value
    public void endRow() {
        reserve(1);
        advance(1);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).length() != length()) {
                throw new IllegalStateException(
                        "row %d of %s: field \"%s\" has %d values"
                                .formatted(
                                        length() - 1,
                                        struct,
                                        struct.fields().name(i),
                                        fields.get(i).length()));
            }
        }
    }

    @Override
    public StructColumn finish() {
        List<Column> columns = fields.stream().map(ColumnBuilder::finish).toList();
        return new StructColumn(struct, length(), columns, validity());
    }

    @Override
    void appendObject(Object value) {
        Map<?, ?> map = Values.map(type(), value);
        Values.checkFields(struct, map);
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).appendValue(map.get(struct.fields().name(i)));
        }
        endRow();
    }

    @Override
    void resize(long rows) {
        // The fields have memory of their own.
    }

    @Override
    void writeNulls(long count) {
        for (ColumnBuilder field : fields) field.appendNulls(count);
    }
}
