package dev.tasse.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.schema.SchemaNode;
import dev.tasse.data.BoolBuilder;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.DecimalBuilder;
import dev.tasse.data.FixedBuilder;
import dev.tasse.data.NullBuilder;
import dev.tasse.data.StructBuilder;
import dev.tasse.data.TextBuilder;
import dev.tasse.type.DataType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Appends arrays of values as they lie in a file to the builder of a column: at once where the
/// bytes are the same, else one after the other without boxing.
///
/// Slots of nulls may hold anything. A bit in `nulls` marks a null, the lowest bit of the first
/// word being the first row appended; no words mean no nulls.
final class FlatValues {
    private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

    /// The Julian day of 1970-01-01.
    private static final long EPOCH_JULIAN_DAY = 2_440_588;

    private static final int INTERVAL_FIELDS = 3;

    private final boolean uuid;
    private final ColumnBuilder column;

    FlatValues(SchemaNode.PrimitiveNode leaf, ColumnBuilder column) {
        this.uuid = leaf.logicalType() instanceof LogicalType.UuidType;
        this.column = column;
        if (column instanceof TextBuilder text && column.length() == 0) text.encodeDictionary();
    }

    private static VarHandle view(Class<?> array, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(array, order);
    }

    /// The builder of the column.
    ColumnBuilder column() {
        return column;
    }

    void appendBooleans(boolean[] values, int from, int count, long[] nulls) {
        if (column instanceof NullBuilder) column.appendNulls(count);
        else ((BoolBuilder) column).appendBooleans(values, from, count);
        column.markNulls(nulls, count);
    }

    void appendInts(int[] values, int from, int count, long[] nulls) {
        switch (column) {
            case FixedBuilder fixed when column.type().equals(DataType.UINT32) ->
                    fixed.appendRaw(
                            MemorySegment.ofArray(values), (long) from * Integer.BYTES, count);
            case FixedBuilder fixed -> {
                if (column.type() instanceof IntType whole && whole.bits() < Integer.SIZE) {
                    clearNulls(values, from, nulls);
                }
                fixed.appendInts(values, from, count);
            }
            case DecimalBuilder decimal -> {
                clearNulls(values, from, nulls);
                for (int i = from; i < from + count; i++) decimal.appendLong(values[i]);
            }
            default -> ((NullBuilder) column).appendNulls(count);
        }
        column.markNulls(nulls, count);
    }

    void appendLongs(long[] values, int from, int count, long[] nulls) {
        switch (column) {
            case FixedBuilder fixed -> fixed.appendLongs(values, from, count);
            case DecimalBuilder decimal -> {
                clearNulls(values, from, nulls);
                decimal.appendLongs(values, from, count);
            }
            default -> ((NullBuilder) column).appendNulls(count);
        }
        column.markNulls(nulls, count);
    }

    void appendFloats(float[] values, int from, int count, long[] nulls) {
        ((FixedBuilder) column).appendFloats(values, from, count);
        column.markNulls(nulls, count);
    }

    void appendDoubles(double[] values, int from, int count, long[] nulls) {
        ((FixedBuilder) column).appendDoubles(values, from, count);
        column.markNulls(nulls, count);
    }

    void appendNull() {
        column.appendNull();
    }

    /// Adds the value whose bytes are the `length` from `start` on.
    void appendBytes(byte[] bytes, int start, int length) {
        switch (column) {
            case TextBuilder text when uuid -> text.appendString(uuid(bytes, start));
            case TextBuilder text -> text.appendBytes(bytes, start, length);
            case DecimalBuilder decimal -> appendDecimal(decimal, bytes, start, length);
            case FixedBuilder fixed when column.type() instanceof FloatType ->
                    fixed.appendDouble(Float.float16ToFloat((short) SHORT_LE.get(bytes, start)));
            case FixedBuilder fixed -> fixed.appendLong(micros(bytes, start));
            case StructBuilder interval -> {
                for (int i = 0; i < INTERVAL_FIELDS; i++) {
                    int part = (int) INT_LE.get(bytes, start + i * Integer.BYTES);
                    interval.field(i).appendLong(Integer.toUnsignedLong(part));
                }
                interval.endRow();
            }
            default -> column.appendNull();
        }
    }

    private static String uuid(byte[] bytes, int start) {
        long high = (long) LONG_BE.get(bytes, start);
        return new UUID(high, (long) LONG_BE.get(bytes, start + Long.BYTES)).toString();
    }

    /// A big-endian integer of any length, as two words.
    private static void appendDecimal(DecimalBuilder decimal, byte[] bytes, int start, int length) {
        long high = length > 0 && bytes[start] < 0 ? -1 : 0;
        long low = high;
        for (int i = start; i < start + length; i++) {
            high = (high << Byte.SIZE) | (low >>> (Long.SIZE - Byte.SIZE));
            low = (low << Byte.SIZE) | Byte.toUnsignedInt(bytes[i]);
        }
        decimal.appendUnscaled(high, low);
    }

    /// An INT96: nanoseconds of the day and the Julian day.
    private static long micros(byte[] bytes, int start) {
        long nanos = (long) LONG_LE.get(bytes, start);
        long day = (int) INT_LE.get(bytes, start + Long.BYTES) - EPOCH_JULIAN_DAY;
        return TimeUnit.DAYS.toMicros(day) + Math.floorDiv(nanos, 1_000L);
    }

    static boolean isNull(long[] nulls, int row) {
        int word = row / Long.SIZE;
        return word < nulls.length && (nulls[word] >>> row & 1) != 0;
    }

    private static void clearNulls(int[] values, int from, long[] nulls) {
        for (int word = 0; word < nulls.length; word++) {
            for (long rest = nulls[word]; rest != 0; rest &= rest - 1) {
                values[from + word * Long.SIZE + Long.numberOfTrailingZeros(rest)] = 0;
            }
        }
    }

    private static void clearNulls(long[] values, int from, long[] nulls) {
        for (int word = 0; word < nulls.length; word++) {
            for (long rest = nulls[word]; rest != 0; rest &= rest - 1) {
                values[from + word * Long.SIZE + Long.numberOfTrailingZeros(rest)] = 0;
            }
        }
    }
}
