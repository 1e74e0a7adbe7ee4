package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Structs: a column for each field, and which rows are null as a whole.
///
/// Where a struct is null its fields are not looked at.
public final class StructColumn extends Column {
    private final StructType struct;
    private final List<Column> fields;

    /// Columns of `length` rows, one for each field of `type` in order; for the engine.
    @SuppressWarnings("exports")
    public StructColumn(StructType type, long length, List<Column> fields, Bitmap validity) {
        super(type, length, validity);
        if (fields.size() != type.fields().size()) {
            throw new IllegalArgumentException(fields.size() + " columns for " + type);
        }
        for (Column field : fields) {
            if (field.length() != length) {
                throw new IllegalArgumentException(
                        "a field of " + field.length() + " rows in a struct of " + length);
            }
        }
        this.struct = type;
        this.fields = List.copyOf(fields);
    }

    /// The type with the names of the fields.
    public StructType structType() {
        return struct;
    }

    /// The columns of the fields, in order.
    public List<Column> fields() {
        return fields;
    }

    /// The column of the field `name`.
    ///
    /// @throws dev.tasse.error.PlanException if there is none, with the nearest name
    public Column field(String name) {
        return fields.get(struct.fields().indexOf(name));
    }

    @Override
    StructColumn sliced(long from, long count) {
        List<Column> parts = fields.stream().map(field -> field.slice(from, count)).toList();
        return new StructColumn(struct, count, parts, validity().slice(from, count));
    }

    @Override
    StructColumn copyView() {
        List<Column> copies = fields.stream().map(Column::copyView).toList();
        return new StructColumn(struct, length(), copies, validity());
    }

    @Override
    void setAnchor(Object owner) {
        super.setAnchor(owner);
        fields.forEach(field -> field.setAnchor(owner));
    }

    @Override
    void forEachSegment(Consumer<MemorySegment> sink) {
        fields.forEach(field -> field.forEachSegment(sink));
        Validity.forEachSegment(validity(), sink);
    }

    @Override
    long countBytes() {
        return fields.stream().mapToLong(Column::bytes).sum() + Validity.bytes(validity());
    }

    @Override
    Object valueAt(long row) {
        Schema names = struct.fields();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) map.put(names.name(i), fields.get(i).get(row));
        return Collections.unmodifiableMap(map);
    }
}
