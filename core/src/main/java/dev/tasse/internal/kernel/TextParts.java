package dev.tasse.internal.kernel;

import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;

import java.lang.foreign.MemorySegment;

/// Parts of texts as views that point into the buffers of the column that they come from.
final class TextParts {
    private TextParts() {}

    /// Writes the `length` bytes from byte `from` on of the text at `row` of `in` as view `at` of
    /// `out`, which is to become a column with the buffers of `in`.
    static void put(StringColumn in, long row, int from, int length, MemorySegment out, long at) {
        MemorySegment source = in.source(row);
        long base = in.position(row);
        int all = in.byteLength(row);
        long first = Utf8.word(source, base, from, all);
        if (length > StringViews.MAX_INLINE) {
            long high = StringViews.high(StringViews.buffer(in.views(), row), (int) base + from);
            StringViews.set(out, at, StringViews.low(length, (int) first), high);
            return;
        }
        long rest = 0;
        if (length < Integer.BYTES) {
            first &= (1L << (Byte.SIZE * length)) - 1;
        } else if (length > Integer.BYTES) {
            rest = Utf8.word(source, base, from + Integer.BYTES, all);
            int cut = StringViews.MAX_INLINE - length;
            rest &= -1L >>> (Byte.SIZE * cut);
        }
        StringViews.set(out, at, StringViews.low(length, (int) first), rest);
    }
}
