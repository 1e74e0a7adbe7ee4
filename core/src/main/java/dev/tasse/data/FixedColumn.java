package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// Values of 1, 2, 4 or 8 bytes, little-endian, one after the other: integers, floats, dates,
/// times, durations and months.
public final class FixedColumn extends Column {
    private final MemorySegment values;
    private final int width;
    // What the type says, read once: getters are called for every row.
    private final boolean unsigned;
    private final boolean floating;

    /// The first `length` values in `values`; for the engine.
    ///
    /// What stands at the place of a null is unspecified.
    ///
    /// @throws IllegalArgumentException if the type has no fixed width of at most 8 bytes, or
    ///   `values` is too short
    @SuppressWarnings("exports")
    public FixedColumn(DataType type, long length, MemorySegment values, Bitmap validity) {
        super(type, length, validity);
        this.width = FixedValues.width(type);
        this.unsigned = type instanceof IntType whole && !whole.signed();
        this.floating = type instanceof FloatType;
        this.values = values.asSlice(0, Math.multiplyExact(length, (long) width));
    }

    /// A column whose values the caller is about to write through {@link #values}, before anybody
    /// else sees it; for the engine. The memory is not zeroed.
    @SuppressWarnings("exports")
    public static FixedColumn allocate(Lease lease, DataType type, long length, Bitmap validity) {
        long bytes = Math.multiplyExact(length, (long) FixedValues.width(type));
        return new FixedColumn(type, length, lease.allocate(bytes), validity);
    }

    /// The number that a column of `type` keeps of `value`, sign or zeros filling it up; of a float
    /// its raw bits. For the engine.
    ///
    /// @throws IllegalArgumentException if it is not a value of the type
    public static long rawOf(DataType type, Object value) {
        return Values.encode(type, value);
    }

    /// The value of a column of `type` that is kept as `raw`: the reverse of {@link #rawOf}. For
    /// the engine.
    public static Object valueOf(DataType type, long raw) {
        return FixedValues.decode(type, raw);
    }

    /// The values, `length * width` bytes.
    public MemorySegment values() {
        return values;
    }

    /// Bytes of one value: 1, 2, 4 or 8.
    public int width() {
        return width;
    }

    @Override
    FixedColumn sliced(long from, long count) {
        MemorySegment part = values.asSlice(from * width, count * width);
        return new FixedColumn(type(), count, part, validity().slice(from, count));
    }

    @Override
    FixedColumn copyView() {
        return new FixedColumn(type(), length(), values, validity());
    }

    @Override
    void forEachSegment(Consumer<MemorySegment> sink) {
        sink.accept(values);
        Validity.forEachSegment(validity(), sink);
    }

    @Override
    long countBytes() {
        return values.byteSize() + Validity.bytes(validity());
    }

    @Override
    long longAt(long row) {
        if (floating) throw wrongGetter("long");
        long raw = raw(row);
        // The type first: it is the same in every row, the sign may be anything.
        if (unsigned && raw < 0) {
            throw new ArithmeticException(
                    Long.toUnsignedString(raw) + " in row " + row + " does not fit a long");
        }
        return raw;
    }

    @Override
    double doubleAt(long row) {
        if (floating) {
            return width == Double.BYTES
                    ? values.getAtIndex(Layouts.DOUBLE, row)
                    : values.getAtIndex(Layouts.FLOAT, row);
        }
        if (!type().isNumeric()) throw wrongGetter("double");
        return FixedValues.toDouble(type(), raw(row));
    }

    @Override
    Object valueAt(long row) {
        return FixedValues.decode(type(), raw(row));
    }

    /// The number at `row`, sign or zeros filling it up.
    private long raw(long row) {
        return switch (width) {
            case Byte.BYTES -> {
                byte value = values.getAtIndex(Layouts.BYTE, row);
                yield unsigned ? Byte.toUnsignedLong(value) : value;
            }
            case Short.BYTES -> {
                short value = values.getAtIndex(Layouts.SHORT, row);
                yield unsigned ? Short.toUnsignedLong(value) : value;
            }
            case Integer.BYTES -> {
                int value = values.getAtIndex(Layouts.INT, row);
                yield unsigned ? Integer.toUnsignedLong(value) : value;
            }
            default -> values.getAtIndex(Layouts.LONG, row);
        };
    }
}
