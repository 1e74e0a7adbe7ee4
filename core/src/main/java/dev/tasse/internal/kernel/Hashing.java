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
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// A hash of 64 bits for each row of some key columns, the same in every process and for every
/// encoding.
///
/// The hash of a row begins as the mixed level. Each column `c` makes `h = mix(rotateLeft(h, 23) ^
/// v)` of it, where `v` is a whole number's value, a float's {@link FloatOrder#key}, both halves of
/// a wide decimal one after the other, a text's bytes in words of 8 (the first one joined with its
/// length), or a constant for null. `mix` is the finaliser of MurmurHash3 (Appleby, 2011).
public final class Hashing {
    private static final long NULL = 0x5851F42D4C957F2DL;

    private Hashing() {}

    /// The hashes of `rows` rows, 8 bytes each; other levels give independent hashes.
    ///
    /// @param keys columns, neither constant nor dictionary encoded
    public static MemorySegment hash(List<Column> keys, long rows, int level, Lease lease) {
        MemorySegment hashes = lease.allocate(rows * Long.BYTES);
        long start = mix(level + 1L);
        for (long row = 0; row < rows; row++) hashes.setAtIndex(Layouts.LONG, row, start);
        for (Column key : keys) add(key, rows, hashes);
        return hashes;
    }

    private static void add(Column key, long rows, MemorySegment hashes) {
        switch (key) {
            case FixedColumn fixed -> fixed(fixed, rows, hashes);
            case StringColumn text -> strings(text, rows, hashes);
            case BoolColumn bool -> bools(bool, rows, hashes);
            case DecimalColumn decimal -> decimals(decimal, rows, hashes);
            default -> throw new AssertionError("no hash of " + key.type());
        }
    }

    private static void fixed(FixedColumn key, long rows, MemorySegment hashes) {
        MemorySegment values = key.values();
        Bitmap validity = key.validity();
        boolean noNulls = key.nullCount() == 0;
        boolean floating = key.type() instanceof FloatType;
        if (noNulls && !floating && key.width() == Long.BYTES) {
            for (long row = 0; row < rows; row++) {
                put(hashes, row, values.getAtIndex(Layouts.LONG, row));
            }
            return;
        }
        for (long row = 0; row < rows; row++) {
            boolean known = noNulls || validity.get(row);
            long value = floating ? floatKey(key, row) : Integers.get(values, row, key.width());
            put(hashes, row, known ? value : NULL);
        }
    }

    private static long floatKey(FixedColumn key, long row) {
        return key.width() == Double.BYTES
                ? FloatOrder.key(key.values().getAtIndex(Layouts.DOUBLE, row))
                : FloatOrder.key(key.values().getAtIndex(Layouts.FLOAT, row));
    }

    private static void bools(BoolColumn key, long rows, MemorySegment hashes) {
        for (long row = 0; row < rows; row++) {
            long value = key.values().get(row) ? 1 : 0;
            put(hashes, row, key.validity().get(row) ? value : NULL);
        }
    }

    private static void decimals(DecimalColumn key, long rows, MemorySegment hashes) {
        boolean narrow = key.decimalType().isNarrow();
        for (long row = 0; row < rows; row++) {
            if (!key.validity().get(row)) {
                put(hashes, row, NULL);
            } else if (narrow) {
                put(hashes, row, key.values().getAtIndex(Layouts.LONG, row));
            } else {
                put(hashes, row, Decimals.low(key.values(), row));
                put(hashes, row, Decimals.high(key.values(), row));
            }
        }
    }

    private static void strings(StringColumn key, long rows, MemorySegment hashes) {
        MemorySegment views = key.views();
        for (long row = 0; row < rows; row++) {
            if (!key.validity().get(row)) {
                put(hashes, row, NULL);
            } else if (StringViews.length(views, row) <= StringViews.MAX_INLINE) {
                put(hashes, row, StringViews.low(views, row));
                put(hashes, row, StringViews.high(views, row));
            } else {
                longString(key, row, hashes);
            }
        }
    }

    private static void longString(StringColumn key, long row, MemorySegment hashes) {
        MemorySegment bytes = key.source(row);
        long from = key.position(row);
        long end = from + key.byteLength(row);
        put(hashes, row, key.byteLength(row));
        long at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            put(hashes, row, bytes.get(Layouts.LONG, at));
        }
        long rest = 0;
        for (; at < end; at++) rest = (rest << Byte.SIZE) | (bytes.get(Layouts.BYTE, at) & 0xFF);
        put(hashes, row, rest);
    }

    private static void put(MemorySegment hashes, long row, long value) {
        long hash = hashes.getAtIndex(Layouts.LONG, row);
        hashes.setAtIndex(Layouts.LONG, row, mix(Long.rotateLeft(hash, 23) ^ value));
    }

    private static long mix(long value) {
        long x = value;
        x = (x ^ x >>> 33) * 0xFF51AFD7ED558CCDL;
        x = (x ^ x >>> 33) * 0xC4CEB9FE1A85EC53L;
        return x ^ x >>> 33;
    }

    /// The partition of a row with this hash: its upper bits scaled to `partitions`.
    public static int partition(long hash, int partitions) {
        return (int) (((hash >>> Integer.SIZE) * partitions) >>> Integer.SIZE);
    }
}
