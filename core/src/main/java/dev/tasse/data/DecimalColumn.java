package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DecimalType;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Consumer;

/// Decimals by their unscaled integers: 8 bytes each up to 18 digits, else 16 bytes, little-endian
/// two's complement.
public final class DecimalColumn extends Column {
    private final MemorySegment values;
    private final DecimalType decimal;

    /// The first `length` values in `values`; for the engine.
    ///
    /// What stands at the place of a null is unspecified.
    @SuppressWarnings("exports")
    public DecimalColumn(DecimalType type, long length, MemorySegment values, Bitmap validity) {
        super(type, length, validity);
        this.decimal = type;
        this.values = values.asSlice(0, Math.multiplyExact(length, (long) type.valueBytes()));
    }

    /// A column whose values the caller is about to write through {@link #values}, before anybody
    /// else sees it; for the engine. The memory is not zeroed.
    @SuppressWarnings("exports")
    public static DecimalColumn allocate(
            Lease lease, DecimalType type, long length, Bitmap validity) {
        long bytes = Math.multiplyExact(length, (long) type.valueBytes());
        return new DecimalColumn(type, length, lease.allocate(bytes), validity);
    }

    /// The type with its precision and scale.
    public DecimalType decimalType() {
        return decimal;
    }

    /// The unscaled integers, `length * width` bytes.
    public MemorySegment values() {
        return values;
    }

    /// Bytes of one value: 8 or 16.
    public int width() {
        return decimal.valueBytes();
    }

    @Override
    DecimalColumn sliced(long from, long count) {
        MemorySegment part = values.asSlice(from * width(), count * width());
        return new DecimalColumn(decimal, count, part, validity().slice(from, count));
    }

    @Override
    DecimalColumn copyView() {
        return new DecimalColumn(decimal, length(), values, validity());
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
        return decimalAt(row).longValueExact();
    }

    @Override
    double doubleAt(long row) {
        return decimalAt(row).doubleValue();
    }

    @Override
    Object valueAt(long row) {
        return decimalAt(row);
    }

    private BigDecimal decimalAt(long row) {
        if (decimal.isNarrow()) {
            return BigDecimal.valueOf(values.getAtIndex(Layouts.LONG, row), decimal.scale());
        }
        long low = values.getAtIndex(Layouts.LONG, 2 * row);
        long high = values.getAtIndex(Layouts.LONG, 2 * row + 1);
        BigInteger unscaled = BigInteger.valueOf(high).shiftLeft(Long.SIZE);
        return new BigDecimal(unscaled.or(unsigned(low)), decimal.scale());
    }

    private static BigInteger unsigned(long bits) {
        BigInteger upper = BigInteger.valueOf(bits >>> Integer.SIZE).shiftLeft(Integer.SIZE);
        return upper.or(BigInteger.valueOf(bits & 0xFFFF_FFFFL));
    }
}
