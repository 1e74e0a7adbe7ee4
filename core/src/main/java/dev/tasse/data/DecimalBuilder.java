package dev.tasse.data;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DecimalType;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Writes a column of decimals.
public final class DecimalBuilder extends ColumnBuilder {
    private final DecimalType decimal;
    private final long limit;
    private MemorySegment values = MemorySegment.NULL;

    DecimalBuilder(Lease lease, DecimalType type) {
        super(lease, type);
        this.decimal = type;
        this.limit =
                type.isNarrow()
                        ? BigInteger.TEN.pow(type.precision()).longValueExact()
                        : Long.MAX_VALUE;
    }

    /// Adds the decimal whose unscaled integer is `unscaled`.
    ///
    /// @throws IllegalArgumentException if it has more digits than the type
    @Override
    public void appendLong(long unscaled) {
        if (decimal.isNarrow() && (unscaled >= limit || unscaled <= -limit)) {
            throw Values.wrong(decimal, "at most " + decimal.precision() + " digits", unscaled);
        }
        put(unscaled >> (Long.SIZE - 1), unscaled);
    }

    /// Adds the decimal whose unscaled integer has the upper 64 bits `high` and the lower 64 bits
    /// `low`; that it fits the type is for the caller to know.
    public void appendUnscaled(long high, long low) {
        if (decimal.isNarrow() && high != low >> (Long.SIZE - 1)) {
            throw wrongAppend("an integer of more than 64 bits");
        }
        put(high, low);
    }

    /// Adds `value`, exactly.
    ///
    /// @throws IllegalArgumentException if it has more digits, before or after the point, than the
    ///   type
    public void appendDecimal(BigDecimal value) {
        BigInteger unscaled = Values.decimal(decimal, value).unscaledValue();
        put(unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue());
    }

    /// Adds `count` unscaled integers from `from` on.
    public void appendLongs(long[] unscaled, int from, int count) {
        reserve(count);
        for (int i = from; i < from + count; i++) appendLong(unscaled[i]);
    }

    /// Adds `count` values that lie in `source` from byte `from` on just as in the column:
    /// little-endian, 8 or 16 bytes.
    public void appendRaw(MemorySegment source, long from, long count) {
        reserve(count);
        int width = decimal.valueBytes();
        MemorySegment.copy(source, from, values, length() * width, count * width);
        advance(count);
    }

    private void put(long high, long low) {
        reserve(1);
        if (decimal.isNarrow()) {
            values.setAtIndex(Layouts.LONG, length(), low);
        } else {
            values.setAtIndex(Layouts.LONG, 2 * length(), low);
            values.setAtIndex(Layouts.LONG, 2 * length() + 1, high);
        }
        advance(1);
    }

    @Override
    public DecimalColumn finish() {
        return new DecimalColumn(decimal, length(), values, validity());
    }

    @Override
    void appendObject(Object value) {
        appendDecimal(Values.decimal(decimal, value));
    }

    @Override
    void repeatLast(Object value, long count) {
        repeatLast(values, decimal.valueBytes(), count);
    }

    @Override
    void resize(long rows) {
        values = moved(values, rows, decimal.valueBytes());
    }

    @Override
    void writeNulls(long count) {
        int width = decimal.valueBytes();
        values.asSlice(length() * width, count * width).fill((byte) 0);
    }
}
