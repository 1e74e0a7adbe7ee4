package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;

/// Casts of text: the parsers of files read a chunk at a time, and only what they refuse is looked
/// at by the rules of single values.
final class FromText {
    // A chunk is read again for each text that is refused: small enough that this is cheap.
    private static final int CHUNK = 128;
    // Parsers load whole words before a text.
    private static final int MARGIN = 16;

    private final StringColumn in;
    private final DataType type;
    private final boolean orNull;
    private final Lease lease;
    private final TextSpans spans = new TextSpans(CHUNK);
    private final @Nullable Object[] refused = new Object[CHUNK];
    private final boolean[] isRefused = new boolean[CHUNK];
    private final long[] longs = new long[CHUNK];
    private final long[] highs = new long[CHUNK];
    private final double[] doubles = new double[CHUNK];
    private final float[] floats = new float[CHUNK];
    private final int[] days = new int[CHUNK];
    private final boolean[] truths = new boolean[CHUNK];
    private MemorySegment bytes;

    private FromText(StringColumn in, DataType type, boolean orNull, Lease lease) {
        this.in = in;
        this.type = type;
        this.orNull = orNull;
        this.lease = lease;
        this.bytes = lease.allocate(MARGIN + CHUNK * (StringViews.BYTES + MARGIN));
    }

    /// Whether texts are cast to `type` here.
    static boolean reads(DataType type) {
        return switch (type) {
            case BoolType _, FloatType _, DateType _, DecimalType _, TimeType _, TimestampType _ ->
                    true;
            case IntType whole -> whole.signed() || whole.bits() < Long.SIZE;
            default -> false;
        };
    }

    static Column cast(StringColumn in, DataType type, boolean orNull, Lease lease) {
        return new FromText(in, type, orNull, lease).cast();
    }

    private Column cast() {
        long n = in.length();
        Bitmap validity = Bitmap.allocate(lease, n);
        validity.copy(in.validity());
        Column out = allocated(n, validity);
        for (long from = 0; from < n; from += CHUNK) {
            int count = (int) Math.min(CHUNK, n - from);
            fill(from, count);
            read(from);
            for (int i = 0; i < count; i++) {
                boolean isNull = isRefused[i] && refused[i] == null;
                if (isNull) validity.set(from + i, false);
                else store(out, from + i, i);
            }
        }
        return out;
    }

    private Column allocated(long n, Bitmap validity) {
        return switch (type) {
            case BoolType _ -> new BoolColumn(n, Bitmap.allocate(lease, n, false), validity);
            case DecimalType decimal -> DecimalColumn.allocate(lease, decimal, n, validity);
            default -> FixedColumn.allocate(lease, type, n, validity);
        };
    }

    /// Copies the texts of a chunk one after the other.
    private void fill(long from, int count) {
        long total = MARGIN;
        for (int i = 0; i < count; i++) total += in.byteLength(from + i) + Long.BYTES;
        if (total + MARGIN > bytes.byteSize()) bytes = lease.allocate(2 * total + MARGIN);
        spans.set(bytes, count);
        Arrays.fill(isRefused, false);
        int at = MARGIN;
        for (int i = 0; i < count; i++) {
            long row = from + i;
            int length = in.validity().get(row) ? in.byteLength(row) : 0;
            spans.starts[i] = at;
            spans.lengths[i] = length;
            if (length > 0) copy(row, length, at);
            else if (in.validity().get(row)) refuse(i, row);
            at += length;
        }
    }

    private void copy(long row, int length, int at) {
        MemorySegment source = in.source(row);
        long base = in.position(row);
        for (int i = 0; i < length; i += Long.BYTES) {
            bytes.set(Layouts.LONG, at + i, Utf8.word(source, base, i, length));
        }
    }

    private void read(long from) {
        int bad = parsed();
        while (bad != ParsingIntegers.NONE) {
            refuse(bad, from + bad);
            spans.lengths[bad] = 0;
            bad = parsed();
        }
    }

    /// Reads the chunk; the index of the first text that is refused, or {@link
    /// ParsingIntegers#NONE}.
    private int parsed() {
        return switch (type) {
            case BoolType _ -> ParsingBooleans.bool(spans, truths);
            case IntType whole -> whole(whole);
            case FloatType(int bits) ->
                    bits == Double.SIZE
                            ? ParsingFloats.float64(spans, doubles)
                            : ParsingFloats.float32(spans, floats);
            case DecimalType decimal -> ParsingDecimals.decimal(spans, decimal, longs, highs);
            case DateType _ -> ParsingTimes.date(spans, days);
            case TimeType time -> ParsingTimes.time(spans, time.resolution().perSecond(), longs);
            case TimestampType stamp ->
                    ParsingTimes.timestamp(
                            spans, stamp.resolution().perSecond(), stamp.hasZone(), longs);
            default -> throw new AssertionError("no texts of " + type);
        };
    }

    private int whole(IntType whole) {
        int bad = ParsingIntegers.int64(spans, longs);
        if (bad != ParsingIntegers.NONE || whole.bits() == Long.SIZE) return bad;
        long greatest = (1L << (whole.signed() ? whole.bits() - 1 : whole.bits())) - 1;
        long least = whole.signed() ? -greatest - 1 : 0;
        return ParsingIntegers.outside(longs, spans.count(), least, greatest);
    }

    private void refuse(int i, long row) {
        String text = in.getString(row);
        isRefused[i] = true;
        refused[i] = null;
        try {
            refused[i] = Conversion.convert(text, type);
        } catch (RuntimeException _) {
            if (!orNull) throw Casting.misfit(text, type);
        }
    }

    private void store(Column out, long row, int i) {
        switch (out) {
            case BoolColumn bool -> {
                boolean truth = isRefused[i] ? Boolean.TRUE.equals(refused[i]) : truths[i];
                if (truth) bool.values().set(row, true);
            }
            case DecimalColumn decimal -> decimal(decimal, row, i);
            case FixedColumn fixed -> fixed(fixed, row, i);
            default -> throw new AssertionError("no texts of " + type);
        }
    }

    private void decimal(DecimalColumn out, long row, int i) {
        if (isRefused[i]) {
            java.math.BigDecimal value = (java.math.BigDecimal) Objects.requireNonNull(refused[i]);
            Decimals.store(out, row, value.unscaledValue());
        } else if (out.decimalType().isNarrow()) {
            out.values().setAtIndex(Layouts.LONG, row, longs[i]);
        } else {
            Decimals.set(out.values(), row, highs[i], longs[i]);
        }
    }

    private void fixed(FixedColumn out, long row, int i) {
        long raw =
                switch (type) {
                    case FloatType(int bits) ->
                            bits == Double.SIZE
                                    ? Double.doubleToRawLongBits(doubles[i])
                                    : Float.floatToRawIntBits(floats[i]);
                    case DateType _ -> days[i];
                    default -> longs[i];
                };
        if (isRefused[i]) raw = raw(Objects.requireNonNull(refused[i]));
        Integers.set(out.values(), row, out.width(), raw);
    }

    private long raw(Object value) {
        return value instanceof BigInteger whole
                ? whole.longValue()
                : FixedColumn.rawOf(type, value);
    }
}
