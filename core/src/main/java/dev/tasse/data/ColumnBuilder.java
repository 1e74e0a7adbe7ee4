package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// Writes one column, row after row, into memory of a lease. One thread.
///
/// The members have what is fast for their types: single values without boxing, and whole arrays or
/// segments at once, whose nulls are named afterwards by {@link #markNulls}. Memory for the rows
/// expected is taken at the start; a column that grows beyond is copied to twice the memory.
public abstract sealed class ColumnBuilder
        permits BoolBuilder,
                DecimalBuilder,
                FixedBuilder,
                ListBuilder,
                NullBuilder,
                StructBuilder,
                TextBuilder {
    private static final long LEAST_CAPACITY = 64;

    final Lease lease;
    private final DataType type;
    private long expectedRows;
    private long length;
    private long capacity;
    // One bit a row, set up to the capacity where no null was written; none before the first null.
    private @Nullable MemorySegment valid;

    ColumnBuilder(Lease lease, DataType type) {
        this.lease = lease;
        this.type = type;
    }

    /// A builder for a column of `type` in memory of `lease`; for the engine.
    ///
    /// Its column lives as long as what becomes of the lease.
    @SuppressWarnings("exports")
    public static ColumnBuilder of(Lease lease, DataType type, long expectedRows) {
        ColumnBuilder builder =
                switch (type) {
                    case NullType _ -> new NullBuilder(lease);
                    case BoolType _ -> new BoolBuilder(lease);
                    case DecimalType decimal -> new DecimalBuilder(lease, decimal);
                    case Utf8Type _, BinaryType _ -> new TextBuilder(lease, type, expectedRows);
                    case ListType _, MapType _ -> new ListBuilder(lease, type, expectedRows);
                    case StructType struct -> new StructBuilder(lease, struct, expectedRows);
                    case IntType _,
                            FloatType _,
                            DateType _,
                            TimeType _,
                            TimestampType _,
                            DurationType _,
                            MonthIntervalType _ ->
                            new FixedBuilder(lease, type);
                };
        builder.expectedRows = expectedRows;
        return builder;
    }

    /// The type of the column.
    public final DataType type() {
        return type;
    }

    /// The number of rows written.
    public final long length() {
        return length;
    }

    /// Adds a null.
    public final void appendNull() {
        appendNulls(1);
    }

    /// Adds `count` nulls.
    public final void appendNulls(long count) {
        if (count == 0) return;
        reserve(count);
        writeNulls(count);
        Bitmap.of(validBits(), 0, capacity).setRange(length, length + count, false);
        length += count;
    }

    /// Makes nulls of some of the last `count` rows: of those whose bit in `nulls` is set, the
    /// lowest bit of `nulls[0]` being the first of these rows. `nulls` may be too short, as
    /// `BitSet.toLongArray` gives it; what is missing is no null.
    public final void markNulls(long[] nulls, long count) {
        if (count < 0 || count > length) {
            throw new IllegalArgumentException(count + " of " + length + " rows");
        }
        MemorySegment bits = valid;
        long words = Math.min(nulls.length, (count + Long.SIZE - 1) / Long.SIZE);
        for (int word = 0; word < words; word++) {
            for (long rest = nulls[word]; rest != 0; rest &= rest - 1) {
                long row = (long) word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (row >= count) break;
                if (bits == null) bits = validBits();
                clear(bits, length - count + row);
            }
        }
    }

    /// Adds a value of the class that {@link Column#get} gives for the type, or null.
    ///
    /// Whole numbers may be of any class that holds the value, and stand for floats and decimals
    /// too; what is finer than the unit of a time is cut off. Not for loops over many rows.
    ///
    /// @throws IllegalArgumentException if it is not a value of the type
    public final void appendValue(@Nullable Object value) {
        if (value == null) appendNull();
        else appendObject(value);
    }

    /// Adds `value` `count` times.
    ///
    /// @throws IllegalArgumentException if it is not a value of the type
    public final void appendRepeated(Object value, long count) {
        if (count == 0) return;
        reserve(count);
        appendObject(value);
        repeatLast(value, count - 1);
    }

    /// Adds a truth value to a `BOOL` column.
    ///
    /// @throws IllegalArgumentException if the column is of another type
    public void appendBoolean(boolean value) {
        throw wrongAppend("a boolean");
    }

    /// Adds a whole number, or the count of days, months or units of time of the type. A column of
    /// floats takes it rounded, a column of decimals as the unscaled integer.
    ///
    /// @throws IllegalArgumentException if it does not fit the type, or the column is of another
    ///   type
    public void appendLong(long value) {
        throw wrongAppend("a long");
    }

    /// Adds a number to a column of floats, rounded to the nearest of the type.
    ///
    /// @throws IllegalArgumentException if the column is of another type
    public void appendDouble(double value) {
        throw wrongAppend("a double");
    }

    /// Adds `count` bytes from `from` on to a `STRING` or `BINARY` column.
    ///
    /// @throws IllegalArgumentException if the column is of another type
    public void appendBytes(byte[] bytes, int from, int count) {
        throw wrongAppend("bytes");
    }

    /// Adds text to a `STRING` column.
    ///
    /// @throws IllegalArgumentException if the column is of another type
    public void appendString(String text) {
        throw wrongAppend("a String");
    }

    /// The column of all rows written; the builder is then at its end. For the engine: a {@link
    /// TableBuilder} does this for all its columns.
    public abstract Column finish();

    abstract void appendObject(Object value);

    /// Adds the last value, which is `value`, `count` times more; there is memory for it.
    void repeatLast(Object value, long count) {
        for (long i = 0; i < count; i++) appendObject(value);
    }

    /// Moves what is written to memory for `rows` rows.
    abstract void resize(long rows);

    /// Writes something harmless in `count` rows from the end on, for which there is memory.
    abstract void writeNulls(long count);

    /// Makes sure that there is memory for `count` more rows.
    final void reserve(long count) {
        if (count > capacity - length) grow(Math.addExact(length, count));
    }

    private void grow(long rows) {
        long first = Math.max(expectedRows, LEAST_CAPACITY);
        long wanted = Math.max(rows, capacity == 0 ? first : 2 * capacity);
        resize(wanted);
        capacity = wanted;
        MemorySegment bits = valid;
        if (bits != null) valid = moved(bits);
    }

    /// Counts `count` more rows, which are written.
    final void advance(long count) {
        length += count;
    }

    /// Memory for `rows` rows of `width` bytes that begins with the rows of `old`.
    final MemorySegment moved(MemorySegment old, long rows, int width) {
        MemorySegment larger = lease.allocate(Math.multiplyExact(rows, (long) width));
        MemorySegment.copy(old, 0, larger, 0, length * width);
        return larger;
    }

    /// Copies the last of the rows of `width` bytes to the `count` rows behind it, in steps that
    /// double: a constant is written out for every batch that it takes part in.
    final void repeatLast(MemorySegment rows, int width, long count) {
        long first = (length - 1) * width;
        long end = (count + 1) * width;
        for (long done = width; done < end; done *= 2) {
            MemorySegment.copy(rows, first, rows, first + done, Math.min(done, end - done));
        }
        length += count;
    }

    final Bitmap validity() {
        MemorySegment bits = valid;
        return bits == null ? Bitmap.allSet(length) : Bitmap.of(bits, 0, length);
    }

    private MemorySegment validBits() {
        MemorySegment bits = valid;
        if (bits == null) {
            bits = lease.allocate(Bitmap.bytes(capacity)).fill((byte) -1);
            valid = bits;
        }
        return bits;
    }

    private MemorySegment moved(MemorySegment old) {
        MemorySegment larger = lease.allocate(Bitmap.bytes(capacity)).fill((byte) -1);
        MemorySegment.copy(old, 0, larger, 0, bytesOfBits(length));
        return larger;
    }

    static long bytesOfBits(long rows) {
        return (rows + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static void clear(MemorySegment bits, long row) {
        byte old = bits.get(Layouts.BYTE, row / Byte.SIZE);
        bits.set(Layouts.BYTE, row / Byte.SIZE, (byte) (old & ~(1 << (row % Byte.SIZE))));
    }

    final IllegalArgumentException wrongAppend(String what) {
        return new IllegalArgumentException("a column of " + type + " does not take " + what);
    }
}
