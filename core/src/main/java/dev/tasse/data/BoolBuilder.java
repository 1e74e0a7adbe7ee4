package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// Writes a column of truth values.
public final class BoolBuilder extends ColumnBuilder {
    // Zero beyond the rows written.
    private MemorySegment bits = MemorySegment.NULL;

    BoolBuilder(Lease lease) {
        super(lease, DataType.BOOL);
    }

    @Override
    public void appendBoolean(boolean value) {
        reserve(1);
        if (value) set(length());
        advance(1);
    }

    /// Adds `count` values from `from` on.
    public void appendBooleans(boolean[] values, int from, int count) {
        reserve(count);
        long row = length();
        for (int i = from; i < from + count; i++, row++) {
            if (values[i]) set(row);
        }
        advance(count);
    }

    private void set(long row) {
        byte old = bits.get(Layouts.BYTE, row / Byte.SIZE);
        bits.set(Layouts.BYTE, row / Byte.SIZE, (byte) (old | (1 << (row % Byte.SIZE))));
    }

    @Override
    public BoolColumn finish() {
        Bitmap values = Bitmap.of(bits, 0, length());
        return new BoolColumn(length(), values, validity());
    }

    @Override
    void appendObject(Object value) {
        appendBoolean(Values.bool(type(), value));
    }

    @Override
    void repeatLast(Object value, long count) {
        long end = length() + count;
        Bitmap whole = Bitmap.of(bits, 0, end);
        if (whole.get(length() - 1)) whole.setRange(length(), end, true);
        advance(count);
    }

    @Override
    void resize(long rows) {
        MemorySegment larger = lease.allocateZeroed(bytesOfBits(rows));
        MemorySegment.copy(bits, 0, larger, 0, bytesOfBits(length()));
        bits = larger;
    }

    @Override
    void writeNulls(long count) {
        // The bits are zero already.
    }
}
