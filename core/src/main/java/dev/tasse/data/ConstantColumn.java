package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.BinaryType;
import dev.tasse.type.DataType;
import dev.tasse.type.NullType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Consumer;

/// One value, or null, in every row. The column of the type `NULL` is always of this class.
public final class ConstantColumn extends Column {
    private final @Nullable Object value;

    /// `length` times `value`, of a class that {@link ColumnBuilder#appendValue} takes for `type`.
    ///
    /// @throws IllegalArgumentException if the value is not of the type
    public ConstantColumn(DataType type, long length, @Nullable Object value) {
        this(type, value == null ? null : Values.canonical(type, value), length);
    }

    private ConstantColumn(DataType type, @Nullable Object canonical, long length) {
        super(type, length, canonical == null ? Validity.noneSet(length) : Bitmap.allSet(length));
        this.value = canonical;
    }

    /// The value of every row as {@link #get} gives it, or null.
    public @Nullable Object value() {
        return value;
    }

    /// Whether every row is null.
    public boolean isNull() {
        return value == null;
    }

    /// The same rows with the value written out for each; for the engine. A column of the type
    /// `NULL`, which has no such form, is returned as it is.
    @SuppressWarnings("exports")
    public Column expanded(Lease lease) {
        if (type() instanceof NullType) return this;
        ColumnBuilder builder = ColumnBuilder.of(lease, type(), length());
        if (value == null) builder.appendNulls(length());
        else builder.appendRepeated(value, length());
        return builder.finish();
    }

    @Override
    ConstantColumn sliced(long from, long count) {
        return new ConstantColumn(type(), value, count);
    }

    @Override
    ConstantColumn copyView() {
        return this;
    }

    @Override
    void setAnchor(Object owner) {
        // It owns no memory, so that its copies may be shared.
    }

    @Override
    void forEachSegment(Consumer<MemorySegment> sink) {
        // There is none: the value lies on the heap.
    }

    @Override
    long countBytes() {
        return 0;
    }

    @Override
    long countNulls() {
        return value == null ? length() : 0;
    }

    @Override
    boolean nullAt(long row) {
        return value == null;
    }

    @Override
    boolean booleanAt(long row) {
        if (valueAt(row) instanceof Boolean truth) return truth;
        throw wrongGetter("boolean");
    }

    @Override
    long longAt(long row) {
        return Values.toLong(this, valueAt(row));
    }

    @Override
    double doubleAt(long row) {
        if (valueAt(row) instanceof Number number) return number.doubleValue();
        throw wrongGetter("double");
    }

    @Override
    String stringAt(long row) {
        if (valueAt(row) instanceof String text) return text;
        throw wrongGetter("String");
    }

    @Override
    Object valueAt(long row) {
        Object known = Objects.requireNonNull(value);
        return type() instanceof BinaryType ? ((byte[]) known).clone() : known;
    }
}
