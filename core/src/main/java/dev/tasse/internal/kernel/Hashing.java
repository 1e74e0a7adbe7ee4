package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// A hash of 64 bits for each row of some key columns: the same in every process, and by value, not
/// by encoding.
///
/// The hash of a row begins as `h = mix(level + 1)`. Each column in turn makes `h =
/// mix(rotateLeft(h, 23) ^ v)` of it, where `v` is
/// - for whole numbers, times and decimals of 8 bytes their value, extended to 64 bits by the sign;
/// - for floats their {@link FloatOrder#key}, so that -0.0 is 0.0 and there is one NaN;
/// - for truth values 1 or 0;
/// - for decimals of 16 bytes `mix(high) ^ low`;
/// - for texts `w = mix(w ^ word)` over the bytes in words of 8 (little-endian, the last one filled
///   up with zeros), from `w = length * 0x9E3779B97F4A7C15` on;
/// - for null 0x5851F42D4C957F2D.
///
/// `mix` is the finaliser of MurmurHash3 (Appleby, 2011). It is a bijection: two values of one
/// column of at most 64 bits have equal hashes only if they are equal, or one is null.
public final class Hashing {
    private static final long NULL = 0x5851F42D4C957F2DL;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    /// The hashes of `rows` rows, 8 bytes each; another level gives independent ones.
    public static MemorySegment hash(List<Column> keys, long rows, int level, Lease lease) {
        MemorySegment hashes = lease.allocate(rows * Long.BYTES);
        fill(hashes, rows, mix(level + 1L));
        for (Column key : keys) {
            if (key instanceof ConstantColumn constant) {
                combine(hashes, rows, constantValue(constant, lease));
            } else if (key instanceof FixedColumn fixed && isPlainLong(fixed)) {
                combine(hashes, fixed.values(), rows);
            } else {
                combine(hashes, values(key, lease), rows);
            }
        }
        return hashes;
    }

    /// The function `hash`: of all arguments together, null counting as a value.
    static Column hash(Arguments arguments) {
        long n = arguments.rows();
        MemorySegment hashes = hash(arguments.columns(), n, 0, arguments.lease());
        return new FixedColumn(arguments.type(), n, hashes, Bitmap.allSet(n));
    }

    /// The partition of a row with this hash: its upper half scaled to `partitions`.
    public static int partition(long hash, int partitions) {
        return (int) (((hash >>> Integer.SIZE) * partitions) >>> Integer.SIZE);
    }

    private static boolean isPlainLong(FixedColumn key) {
        boolean isLong = key.width() == Long.BYTES && !(key.type() instanceof FloatType);
        return isLong && key.nullCount() == 0;
    }

    private static void fill(MemorySegment hashes, long rows, long value) {
        for (long row = 0; row < rows; row++) hashes.setAtIndex(Layouts.LONG, row, value);
    }

    private static void combine(MemorySegment hashes, MemorySegment values, long rows) {
        for (long row = 0; row < rows; row++) {
            long hash = Long.rotateLeft(hashes.getAtIndex(Layouts.LONG, row), 23);
            hashes.setAtIndex(Layouts.LONG, row, mix(hash ^ values.getAtIndex(Layouts.LONG, row)));
        }
    }

    private static void combine(MemorySegment hashes, long rows, long value) {
        for (long row = 0; row < rows; row++) {
            long hash = Long.rotateLeft(hashes.getAtIndex(Layouts.LONG, row), 23);
            hashes.setAtIndex(Layouts.LONG, row, mix(hash ^ value));
        }
    }

    private static long constantValue(ConstantColumn constant, Lease lease) {
        if (constant.isNull()) return NULL;
        Column one = ((ConstantColumn) constant.slice(0, 1)).expanded(lease);
        return values(one, lease).get(Layouts.LONG, 0);
    }

    /// What each row of `key` contributes, 8 bytes each.
    private static MemorySegment values(Column key, Lease lease) {
        long n = key.length();
        MemorySegment out = lease.allocate(n * Long.BYTES);
        switch (key) {
            case FixedColumn fixed when fixed.type() instanceof FloatType -> floats(fixed, out);
            case FixedColumn fixed -> Widening.toLongs(fixed.values(), fixed.width(), n, out);
            case DecimalColumn wide when !wide.decimalType().isNarrow() ->
                    decimals(wide.values(), n, out);
            case DecimalColumn narrow ->
                    MemorySegment.copy(narrow.values(), 0, out, 0, n * Long.BYTES);
            case StringColumn text -> texts(text, out);
            case BoolColumn bool -> bools(bool.values(), out);
            case DictionaryColumn coded ->
                    gather(values(coded.dictionary(), lease), coded.codes(), n, out);
            default -> throw new AssertionError("no hash of " + key.type());
        }
        if (key.nullCount() > 0) nulls(key.validity(), out);
        return out;
    }

    private static void floats(FixedColumn key, MemorySegment out) {
        MemorySegment values = key.values();
        long n = key.length();
        if (key.width() == Double.BYTES) {
            for (long row = 0; row < n; row++) {
                double value = values.getAtIndex(Layouts.DOUBLE, row);
                out.setAtIndex(Layouts.LONG, row, FloatOrder.key(value));
            }
        } else {
            for (long row = 0; row < n; row++) {
                float value = values.getAtIndex(Layouts.FLOAT, row);
                out.setAtIndex(Layouts.LONG, row, FloatOrder.key(value));
            }
        }
    }

    private static void decimals(MemorySegment values, long rows, MemorySegment out) {
        for (long row = 0; row < rows; row++) {
            long value = mix(Decimals.high(values, row)) ^ Decimals.low(values, row);
            out.setAtIndex(Layouts.LONG, row, value);
        }
    }

    private static void bools(Bitmap values, MemorySegment out) {
        for (long row = 0; row < values.length(); row++) {
            out.setAtIndex(Layouts.LONG, row, values.get(row) ? 1 : 0);
        }
    }

    private static void gather(
            MemorySegment entries, MemorySegment codes, long rows, MemorySegment out) {
        for (long row = 0; row < rows; row++) {
            long code = codes.getAtIndex(Layouts.INT, row);
            out.setAtIndex(Layouts.LONG, row, entries.getAtIndex(Layouts.LONG, code));
        }
    }

    private static void nulls(Bitmap validity, MemorySegment out) {
        for (long row = 0; row < validity.length(); row++) {
            if (!validity.get(row)) out.setAtIndex(Layouts.LONG, row, NULL);
        }
    }

    private static void texts(StringColumn key, MemorySegment out) {
        MemorySegment views = key.views();
        for (long row = 0; row < key.length(); row++) {
            long low = StringViews.low(views, row);
            int length = (int) low;
            long hash;
            if (length <= StringViews.MAX_INLINE) {
                hash = shortText(length, low, StringViews.high(views, row));
            } else {
                hash = longText(key.source(row), key.position(row), length);
            }
            out.setAtIndex(Layouts.LONG, row, hash);
        }
    }

    private static long shortText(int length, long low, long high) {
        long hash = mix(length * GOLDEN ^ (low >>> Integer.SIZE | high << Integer.SIZE));
        return length <= Long.BYTES ? hash : mix(hash ^ high >>> Integer.SIZE);
    }

    private static long longText(MemorySegment bytes, long from, int length) {
        long hash = length * GOLDEN;
        long at = from;
        long end = from + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mix(hash ^ bytes.get(Layouts.LONG, at));
        }
        if (at == end) return hash;
        // The last 8 bytes of the text, of which those that were hashed already are shifted out.
        long rest = bytes.get(Layouts.LONG, end - Long.BYTES);
        int done = Byte.SIZE * (int) (at + Long.BYTES - end);
        return mix(hash ^ rest >>> done);
    }

    private static long mix(long value) {
        long x = value;
        x = (x ^ x >>> 33) * 0xFF51AFD7ED558CCDL;
        x = (x ^ x >>> 33) * 0xC4CEB9FE1A85EC53L;
        return x ^ x >>> 33;
    }
}
