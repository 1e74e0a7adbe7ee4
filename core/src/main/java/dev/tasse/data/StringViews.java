package dev.tasse.data;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// The 16 bytes of a string or binary value in a {@link StringColumn}: the layout of Arrow's
/// `Utf8View`, all numbers little-endian.
///
/// ```
/// byte        0        4                 8               12              16
/// up to 12    | length | the bytes, then zeros to the end                |
/// longer      | length | first 4 bytes   | buffer index  | offset in it  |
/// ```
///
/// Since what follows the bytes of a short value is zero, two short values are equal if and only if
/// their 16 bytes are.
public final class StringViews {
    /// Bytes of one view.
    public static final int BYTES = 16;

    /// The longest value that is kept in its view.
    public static final int MAX_INLINE = 12;

    /// Where in a view the bytes of a short value, or the prefix of a long one, begin.
    public static final int PREFIX = 4;

    private static final int BUFFER = 8;
    private static final int OFFSET = 12;
    private static final long INT_MASK = 0xFFFF_FFFFL;

    private StringViews() {}

    /// Bytes of the value of view `row`.
    public static int length(MemorySegment views, long row) {
        return views.get(Layouts.INT, row * BYTES);
    }

    /// Length and first four bytes of the value of view `row`, as they lie in memory.
    public static long low(MemorySegment views, long row) {
        return views.get(Layouts.LONG, row * BYTES);
    }

    /// The last eight bytes of view `row`, as they lie in memory.
    public static long high(MemorySegment views, long row) {
        return views.get(Layouts.LONG, row * BYTES + BUFFER);
    }

    /// The buffer that holds the bytes of the long value of view `row`.
    public static int buffer(MemorySegment views, long row) {
        return views.get(Layouts.INT, row * BYTES + BUFFER);
    }

    /// Where in its buffer the long value of view `row` begins.
    public static int offset(MemorySegment views, long row) {
        return views.get(Layouts.INT, row * BYTES + OFFSET);
    }

    /// Writes view `row` as it lies in memory elsewhere: see {@link #low} and {@link #high}.
    public static void set(MemorySegment views, long row, long low, long high) {
        views.set(Layouts.LONG, row * BYTES, low);
        views.set(Layouts.LONG, row * BYTES + BUFFER, high);
    }

    /// The first eight bytes of a view: `length`, and the first four bytes of the value, the first
    /// in the lowest place.
    public static long low(int length, int prefix) {
        return (length & INT_MASK) | ((long) prefix << Integer.SIZE);
    }

    /// The last eight bytes of the view of a long value.
    public static long high(int buffer, int offset) {
        return (buffer & INT_MASK) | ((long) offset << Integer.SIZE);
    }
}
