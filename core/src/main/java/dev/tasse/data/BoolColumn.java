package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// Truth values, one bit each.
public final class BoolColumn extends Column {
    private final Bitmap values;

    /// The first `length` bits of `values`; for the engine.
    ///
    /// What stands at the place of a null is unspecified.
    @SuppressWarnings("exports")
    public BoolColumn(long length, Bitmap values, Bitmap validity) {
        super(DataType.BOOL, length, validity);
        this.values = values;
    }

    /// The bits of the values; for the engine.
    @SuppressWarnings("exports")
    public Bitmap values() {
        return values;
    }

    @Override
    BoolColumn sliced(long from, long count) {
        return new BoolColumn(count, values.slice(from, count), validity().slice(from, count));
    }

    @Override
    BoolColumn copyView() {
        return new BoolColumn(length(), values, validity());
    }

    @Override
    void forEachSegment(Consumer<MemorySegment> sink) {
        Validity.forEachSegment(values, sink);
        Validity.forEachSegment(validity(), sink);
    }

    @Override
    long countBytes() {
        return Validity.bytes(values) + Validity.bytes(validity());
    }

    @Override
    boolean booleanAt(long row) {
        return values.get(row);
    }

    @Override
    Object valueAt(long row) {
        return values.get(row);
    }
}
