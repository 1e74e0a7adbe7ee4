package dev.tasse.data;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;

/// Writes a column of integers, floats, dates, times, durations or months.
public final class FixedBuilder extends ColumnBuilder {
    private final int width;
    private final boolean floating;
    private final long min;
    private final long max;
    private MemorySegment values = MemorySegment.NULL;

    FixedBuilder(Lease lease, DataType type) {
        super(lease, type);
        this.width = FixedValues.width(type);
        this.floating = type instanceof FloatType;
        this.min = FixedValues.min(type);
        this.max = FixedValues.max(type);
    }

    /// Adds a whole number or the count of days, months or units of time; to a column of floats the
    /// nearest of its numbers. `UINT64` takes the 64 bits as they are.
    ///
    /// @throws IllegalArgumentException if it does not fit the type
    @Override
    public void appendLong(long value) {
        if (floating) {
            appendDouble((double) value);
            return;
        }
        if (value < min || value > max) throw outOfRange(value);
        reserve(1);
        put(length(), value);
        advance(1);
    }

    @Override
    public void appendDouble(double value) {
        if (!floating) throw wrongAppend("a double");
        reserve(1);
        if (width == Double.BYTES) values.setAtIndex(Layouts.DOUBLE, length(), value);
        else values.setAtIndex(Layouts.FLOAT, length(), (float) value);
        advance(1);
    }

    /// Adds `count` numbers from `from` on, as {@link #appendLong} does one.
    public void appendLongs(long[] source, int from, int count) {
        reserve(count);
        long row = length();
        if (width == Long.BYTES && !floating) {
            MemorySegment.copy(source, from, values, Layouts.LONG, row * width, count);
            advance(count);
        } else {
            for (int i = from; i < from + count; i++) appendLong(source[i]);
        }
    }

    /// Adds `count` numbers from `from` on, as {@link #appendLong} does one.
    public void appendInts(int[] source, int from, int count) {
        reserve(count);
        long row = length();
        if (width == Integer.BYTES && !floating && min < 0) {
            MemorySegment.copy(source, from, values, Layouts.INT, row * width, count);
            advance(count);
        } else if (width == Long.BYTES && !floating) {
            for (int i = 0; i < count; i++) {
                values.setAtIndex(Layouts.LONG, row + i, source[from + i]);
            }
            advance(count);
        } else {
            for (int i = from; i < from + count; i++) appendLong(source[i]);
        }
    }

    /// Adds `count` numbers from `from` on to a column of floats, rounded to the type.
    public void appendDoubles(double[] source, int from, int count) {
        reserve(count);
        if (floating && width == Double.BYTES) {
            MemorySegment.copy(source, from, values, Layouts.DOUBLE, length() * width, count);
            advance(count);
        } else {
            for (int i = from; i < from + count; i++) appendDouble(source[i]);
        }
    }

    /// Adds `count` numbers from `from` on to a column of floats.
    public void appendFloats(float[] source, int from, int count) {
        reserve(count);
        if (floating && width == Float.BYTES) {
            MemorySegment.copy(source, from, values, Layouts.FLOAT, length() * width, count);
            advance(count);
        } else {
            for (int i = from; i < from + count; i++) appendDouble(source[i]);
        }
    }

    /// Adds `count` values that lie in `source` from byte `from` on just as in the column:
    /// little-endian, as wide as the type.
    public void appendRaw(MemorySegment source, long from, long count) {
        reserve(count);
        MemorySegment.copy(source, from, values, length() * width, count * width);
        advance(count);
    }

    private void put(long row, long raw) {
        switch (width) {
            case Byte.BYTES -> values.setAtIndex(Layouts.BYTE, row, (byte) raw);
            case Short.BYTES -> values.setAtIndex(Layouts.SHORT, row, (short) raw);
            case Integer.BYTES -> values.setAtIndex(Layouts.INT, row, (int) raw);
            default -> values.setAtIndex(Layouts.LONG, row, raw);
        }
    }

    @Override
    public FixedColumn finish() {
        return new FixedColumn(type(), length(), values, validity());
    }

    @Override
    void appendObject(Object value) {
        long raw = Values.encode(type(), value);
        reserve(1);
        put(length(), raw);
        advance(1);
    }

    @Override
    void repeatLast(Object value, long count) {
        repeatLast(values, width, count);
    }

    @Override
    void resize(long rows) {
        values = moved(values, rows, width);
    }

    @Override
    void writeNulls(long count) {
        values.asSlice(length() * width, count * width).fill((byte) 0);
    }

    private IllegalArgumentException outOfRange(long value) {
        return new IllegalArgumentException(value + " does not fit a column of " + type());
    }
}
