package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;
import dev.tasse.type.NullType;
import dev.tasse.type.Utf8Type;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// One key column of the groups found so far: a value for each group, appended and compared in
/// batches.
///
/// A value takes one or two words of 8 bytes: whole numbers themselves, floats their order key (so
/// that equal ones are equal in bits) beside their bits, wide decimals their halves, texts their
/// view, long texts with their bytes copied to one buffer.
final class StoredKeys implements AutoCloseable {
    private static final int WORDS = 2;

    private final DataType type;
    private final GrowingSegment words;
    private final GrowingSegment nulls;
    private final GrowingSegment bytes;
    // One view, for comparisons with a stored text.
    private final MemorySegment single;
    private final Lease singleLease;
    private long byteCount;
    private boolean anyNull;

    StoredKeys(DataType type, MemoryPool pool) {
        this.type = type;
        words = new GrowingSegment(pool, "group keys");
        nulls = new GrowingSegment(pool, "group keys");
        bytes = new GrowingSegment(pool, "group keys");
        singleLease = pool.lease(StringViews.BYTES, "group keys");
        single = singleLease.allocate(StringViews.BYTES);
    }

    /// Appends the values of `column` in the first `count` of `rows` as groups from `first` on.
    void append(Column column, int[] rows, int count, int first) {
        words.ensure((long) (first + count) * WORDS * Long.BYTES);
        nulls.ensure(first + count);
        for (int i = 0; i < count; i++) {
            int group = first + i;
            if (column.isNull(rows[i])) {
                nulls.memory().set(Layouts.BYTE, group, (byte) 1);
                anyNull = true;
            } else {
                store(column, rows[i], group);
            }
        }
    }

    private void store(Column column, int row, int group) {
        switch (column) {
            case FixedColumn fixed -> set(group, low(fixed, row), high(fixed, row));
            case BoolColumn bool -> set(group, bool.values().get(row) ? 1 : 0, 0);
            case DecimalColumn decimal -> set(group, low(decimal, row), high(decimal, row));
            case StringColumn text -> storeText(text, row, group);
            case ConstantColumn _ -> {}
            default -> throw new AssertionError("no key of type " + type);
        }
    }

    private void set(int group, long low, long high) {
        words.memory().setAtIndex(Layouts.LONG, (long) WORDS * group, low);
        words.memory().setAtIndex(Layouts.LONG, (long) WORDS * group + 1, high);
    }

    private void storeText(StringColumn text, int row, int group) {
        long low = StringViews.low(text.views(), row);
        int length = text.byteLength(row);
        if (length <= StringViews.MAX_INLINE) {
            set(group, low, StringViews.high(text.views(), row));
            return;
        }
        bytes.ensure(byteCount + length);
        MemorySegment.copy(text.source(row), text.position(row), bytes.memory(), byteCount, length);
        set(group, low, StringViews.high(0, Math.toIntExact(byteCount)));
        byteCount += length;
    }

    private static long low(FixedColumn column, int row) {
        if (!(column.type() instanceof FloatType)) {
            return Integers.get(column.values(), row, column.width());
        }
        return column.width() == Double.BYTES
                ? FloatOrder.key(column.values().getAtIndex(Layouts.DOUBLE, row))
                : FloatOrder.key(column.values().getAtIndex(Layouts.FLOAT, row));
    }

    // The bits of the first of several equal floats: what the group shows as its key.
    private static long high(FixedColumn column, int row) {
        if (!(column.type() instanceof FloatType)) return 0;
        return Integers.get(column.values(), row, column.width());
    }

    private static long low(DecimalColumn column, int row) {
        return column.decimalType().isNarrow()
                ? column.values().getAtIndex(Layouts.LONG, row)
                : Decimals.low(column.values(), row);
    }

    private static long high(DecimalColumn column, int row) {
        return column.decimalType().isNarrow() ? 0 : Decimals.high(column.values(), row);
    }

    /// Clears `same[i]` where the value of `column` in `rows[i]` is not that of group `groups[i]`.
    void compare(Column column, int[] rows, int[] groups, int count, boolean[] same) {
        boolean nullable = anyNull || column.nullCount() > 0;
        for (int i = 0; i < count; i++) {
            if (!same[i]) continue;
            if (nullable) {
                boolean isNull = column.isNull(rows[i]);
                boolean storedNull = nulls.memory().get(Layouts.BYTE, groups[i]) != 0;
                if (isNull || storedNull) {
                    same[i] = isNull && storedNull;
                    continue;
                }
            }
            same[i] = equal(column, rows[i], groups[i]);
        }
    }

    private boolean equal(Column column, int row, int group) {
        long low = words.memory().getAtIndex(Layouts.LONG, (long) WORDS * group);
        long high = words.memory().getAtIndex(Layouts.LONG, (long) WORDS * group + 1);
        return switch (column) {
            case FixedColumn fixed -> low == low(fixed, row);
            case BoolColumn bool -> low == (bool.values().get(row) ? 1 : 0);
            case DecimalColumn decimal -> low == low(decimal, row) && high == high(decimal, row);
            case StringColumn text -> sameText(text, row, low, high);
            default -> throw new AssertionError("no key of type " + type);
        };
    }

    private boolean sameText(StringColumn text, int row, long low, long high) {
        if (low != StringViews.low(text.views(), row)) return false;
        int length = (int) low;
        if (length <= StringViews.MAX_INLINE) return high == StringViews.high(text.views(), row);
        long from = high >>> Integer.SIZE;
        long position = text.position(row);
        return MemorySegment.mismatch(
                        bytes.memory(),
                        from,
                        from + length,
                        text.source(row),
                        position,
                        position + length)
                < 0;
    }

    /// Puts the value of `column` in the only row of `row`, which is not null, in the place of
    /// group `group`.
    void replace(Column column, int[] row, int group) {
        words.ensure((group + 1L) * WORDS * Long.BYTES);
        nulls.ensure(group + 1L);
        store(column, row[0], group);
    }

    /// Negative, zero or positive as the value of `column` at `row` is less than, equal to or
    /// greater than that of `group`; told apart beyond what {@link OrderKeys#key} tells.
    int compareExact(Column column, int row, int group) {
        long low = words.memory().getAtIndex(Layouts.LONG, (long) WORDS * group);
        long high = words.memory().getAtIndex(Layouts.LONG, (long) WORDS * group + 1);
        return switch (column) {
            case StringColumn text -> text.compare(row, stored(text, low, high), 0);
            case DecimalColumn decimal when !decimal.decimalType().isNarrow() ->
                    Long.compareUnsigned(Decimals.low(decimal.values(), row), low);
            default -> 0;
        };
    }

    private StringColumn stored(StringColumn like, long low, long high) {
        single.set(Layouts.LONG, 0, low);
        single.set(Layouts.LONG, Long.BYTES, high);
        StringColumn one = new StringColumn(1, single, List.of(bytes.memory()), Bitmap.allSet(1));
        return one.as(like.type());
    }

    /// The values of the groups from `0` to `count`, copied to `lease`.
    Column finish(long count, Lease lease) {
        return finish(count, validity(count, lease), lease);
    }

    /// The values of the groups from `0` to `count` with this validity, copied to `lease`.
    Column finish(long count, Bitmap validity, Lease lease) {
        words.ensure(count * WORDS * Long.BYTES);
        return switch (type) {
            case NullType _ -> new ConstantColumn(type, count, null);
            case BoolType _ -> bools(count, validity, lease);
            case DecimalType decimal -> decimals(decimal, count, validity, lease);
            case Utf8Type _, BinaryType _ -> texts(count, validity, lease);
            default -> fixed(count, validity, lease);
        };
    }

    private Bitmap validity(long count, Lease lease) {
        if (!anyNull) return Bitmap.allSet(count);
        Bitmap validity = Bitmap.allocate(lease, count, true);
        for (long group = 0; group < count; group++) {
            if (nulls.memory().get(Layouts.BYTE, group) != 0) validity.set(group, false);
        }
        return validity;
    }

    private Column bools(long count, Bitmap validity, Lease lease) {
        Bitmap values = Bitmap.allocate(lease, count, false);
        for (long group = 0; group < count; group++) {
            if (words.memory().getAtIndex(Layouts.LONG, WORDS * group) != 0) {
                values.set(group, true);
            }
        }
        return new BoolColumn(count, values, validity);
    }

    private Column fixed(long count, Bitmap validity, Lease lease) {
        FixedColumn out = FixedColumn.allocate(lease, type, count, validity);
        int word = type instanceof FloatType ? 1 : 0;
        for (long group = 0; group < count; group++) {
            long value = words.memory().getAtIndex(Layouts.LONG, WORDS * group + word);
            Integers.set(out.values(), group, out.width(), value);
        }
        return out;
    }

    private Column decimals(DecimalType decimal, long count, Bitmap validity, Lease lease) {
        DecimalColumn out = DecimalColumn.allocate(lease, decimal, count, validity);
        for (long group = 0; group < count; group++) {
            long low = words.memory().getAtIndex(Layouts.LONG, WORDS * group);
            if (decimal.isNarrow()) {
                out.values().setAtIndex(Layouts.LONG, group, low);
            } else {
                long high = words.memory().getAtIndex(Layouts.LONG, WORDS * group + 1);
                Decimals.set(out.values(), group, high, low);
            }
        }
        return out;
    }

    private Column texts(long count, Bitmap validity, Lease lease) {
        MemorySegment views = lease.allocate(count * StringViews.BYTES);
        MemorySegment.copy(words.memory(), 0, views, 0, count * StringViews.BYTES);
        List<MemorySegment> buffers = List.of();
        if (byteCount > 0) {
            MemorySegment buffer = lease.allocate(byteCount);
            MemorySegment.copy(bytes.memory(), 0, buffer, 0, byteCount);
            buffers = List.of(buffer);
        }
        return new StringColumn(count, views, buffers, validity).as(type);
    }

    @Override
    public void close() {
        words.close();
        nulls.close();
        bytes.close();
        singleLease.close();
    }
}
