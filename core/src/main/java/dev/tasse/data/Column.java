package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.type.DataType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;
import java.util.function.Consumer;

/// The values of one column of a {@link Table}: an immutable view on memory that the table owns.
///
/// A getter reads one value; which getters a column has follows from its type: {@link #getLong} for
/// whole numbers, dates, times, durations and months (as counted by the type) and for decimals that
/// are whole, {@link #getDouble} for every number, {@link #getBoolean} for `BOOL`, {@link
/// #getString} for `STRING`, and {@link #get} for all. A getter asked for a null throws
/// `NullPointerException`; see {@link #isNull}. Safe for many readers. Not to be read once the
/// table is closed.
///
/// How values are encoded is told by the class; a switch over the members needs no default.
public abstract sealed class Column
        permits FixedColumn,
                BoolColumn,
                DecimalColumn,
                StringColumn,
                DictionaryColumn,
                ConstantColumn,
                ListColumn,
                StructColumn,
                ChunkedColumn {
    private static final long UNKNOWN = -1;

    private final DataType type;
    private final long length;
    private final Bitmap validity;
    // Both are computed at most once per reader and always to the same number, as String.hash.
    private long nullCount = UNKNOWN;
    private long liveBytes = UNKNOWN;
    // What a Cleaner waits for: while a column can be reached, so can the owner of its memory.
    private @Nullable Object anchor;

    Column(DataType type, long length, Bitmap validity) {
        if (length < 0) throw new IllegalArgumentException("a column of " + length + " rows");
        this.type = type;
        this.length = length;
        this.validity = validity;
    }

    /// The type of the values.
    public final DataType type() {
        return type;
    }

    /// The number of rows.
    public final long length() {
        return length;
    }

    /// Which rows hold a value; for the engine.
    @SuppressWarnings("exports")
    public Bitmap validity() {
        return validity;
    }

    /// The number of rows that are null.
    public final long nullCount() {
        long count = nullCount;
        if (count == UNKNOWN) {
            count = countNulls();
            nullCount = count;
        }
        return count;
    }

    /// Bytes of memory that the rows of this column occupy, not what else their buffers hold.
    public final long bytes() {
        long bytes = liveBytes;
        if (bytes == UNKNOWN) {
            bytes = countBytes();
            liveBytes = bytes;
        }
        return bytes;
    }

    /// Whether the value at `row` is missing.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public final boolean isNull(long row) {
        Objects.checkIndex(row, length);
        try {
            return nullAt(row);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The value at `row` of a `BOOL` column.
    ///
    /// @throws NullPointerException if it is null
    /// @throws IllegalArgumentException if the column is of another type
    public final boolean getBoolean(long row) {
        requireValue(row);
        try {
            return booleanAt(row);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The value at `row` of a column of whole numbers, times or whole decimals: days of a `DATE`,
    /// months of `MONTHS`, else the count of the type's unit.
    ///
    /// @throws NullPointerException if it is null
    /// @throws ArithmeticException if it does not fit a `long`, or is a decimal with a fraction
    /// @throws IllegalArgumentException if the column is of another type
    public final long getLong(long row) {
        requireValue(row);
        try {
            return longAt(row);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The value at `row` of a column of numbers, rounded to the nearest `double`.
    ///
    /// @throws NullPointerException if it is null
    /// @throws IllegalArgumentException if the column is of another type
    public final double getDouble(long row) {
        requireValue(row);
        try {
            return doubleAt(row);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The text at `row` of a `STRING` column.
    ///
    /// @throws NullPointerException if it is null
    /// @throws IllegalArgumentException if the column is of another type
    public final String getString(long row) {
        requireValue(row);
        try {
            return stringAt(row);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The value at `row` as an object, or null.
    ///
    /// | type | class |
    /// |---|---|
    /// | `BOOL` | `Boolean` |
    /// | `INT8` to `INT64` | `Byte`, `Short`, `Integer`, `Long` |
    /// | `UINT8` to `UINT32` | the next wider of those |
    /// | `UINT64` | `Long` where it fits, else `BigInteger` |
    /// | `FLOAT32`, `FLOAT64` | `Float`, `Double` |
    /// | `DECIMAL` | `BigDecimal` of the type's scale |
    /// | `STRING`, `BINARY` | `String`, `byte[]` (a copy) |
    /// | `DATE`, `TIME` | `LocalDate`, `LocalTime` |
    /// | `TIMESTAMP` | `LocalDateTime`; `Instant` with a zone |
    /// | `DURATION`, `MONTHS` | `Duration`, `Period` |
    /// | `LIST` | `List` of the above |
    /// | `STRUCT`, `MAP` | `Map` in the order of the fields or entries |
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public final @Nullable Object get(long row) {
        Objects.checkIndex(row, length);
        try {
            return nullAt(row) ? null : valueAt(row);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The `count` rows from `from` on, without a copy.
    ///
    /// @throws IndexOutOfBoundsException if these are not all rows of this column
    public final Column slice(long from, long count) {
        Objects.checkFromIndexSize(from, count, length);
        if (count == length) return this;
        Column view = sliced(from, count);
        view.anchor = anchor;
        return view;
    }

    /// The type, the number of rows and the first values: `INT64[3]: 1, null, 3`.
    @Override
    public final String toString() {
        return Preview.ofColumn(this);
    }

    abstract Column sliced(long from, long count);

    /// The same rows in a column that keeps `anchor` reachable, with all columns inside it.
    abstract Column copyView();

    final Column anchored(Object owner) {
        Column view = copyView();
        view.setAnchor(owner);
        return view;
    }

    void setAnchor(Object owner) {
        anchor = owner;
    }

    /// Hands every segment that this column reads to `sink`.
    abstract void forEachSegment(Consumer<MemorySegment> sink);

    abstract long countBytes();

    abstract Object valueAt(long row);

    long countNulls() {
        return length - validity.count();
    }

    boolean nullAt(long row) {
        return !validity.get(row);
    }

    boolean booleanAt(long row) {
        throw wrongGetter("boolean");
    }

    long longAt(long row) {
        throw wrongGetter("long");
    }

    double doubleAt(long row) {
        throw wrongGetter("double");
    }

    String stringAt(long row) {
        throw wrongGetter("String");
    }

    final IllegalArgumentException wrongGetter(String wanted) {
        return new IllegalArgumentException(
                "a column of " + type + " has no " + wanted + " values; use get(row)");
    }

    private void requireValue(long row) {
        Objects.checkIndex(row, length);
        if (nullAt(row)) {
            throw new NullPointerException(
                    "the value in row " + row + " is null; ask isNull(row) first");
        }
    }
}
