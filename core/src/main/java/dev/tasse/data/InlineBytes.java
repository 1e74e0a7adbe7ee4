package dev.tasse.data;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads up to twelve bytes as the two parts of a view: the first four, and the rest.
///
/// Reads beyond the value and cuts off what is not of it, which needs no branch on its length,
/// unless its source ends there. Once for arrays and once for segments: one code for both would be
/// slow for both.
final class InlineBytes {
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] PREFIX_MASKS = masks(0, Integer.BYTES);
    private static final long[] REST_MASKS = masks(Integer.BYTES, StringViews.MAX_INLINE);

    private InlineBytes() {}

    static int prefix(byte[] bytes, int from, int count) {
        if (bytes.length - from >= Integer.BYTES) {
            return prefix((int) INTS.get(bytes, from), count);
        }
        int prefix = 0;
        for (int i = count - 1; i >= 0; i--)
            prefix = prefix << Byte.SIZE | (bytes[from + i] & 0xFF);
        return prefix;
    }

    static long rest(byte[] bytes, int from, int count) {
        if (count <= Integer.BYTES) return 0;
        if (bytes.length - from >= StringViews.MAX_INLINE) {
            return rest((long) LONGS.get(bytes, from + Integer.BYTES), count);
        }
        long rest = 0;
        for (int i = count - 1; i >= Integer.BYTES; i--) {
            rest = rest << Byte.SIZE | (bytes[from + i] & 0xFF);
        }
        return rest;
    }

    /// Writes the views of short values from `first` on, to `views` from `row` on; returns the
    /// index of the first that is long, or their number.
    static int views(TextSlices values, int first, MemorySegment views, long row) {
        MemorySegment source = values.source();
        int[] starts = values.starts();
        int[] lengths = values.lengths();
        int count = values.count();
        long to = row - first;
        for (int i = first; i < count; i++) {
            int length = lengths[i];
            if (length > StringViews.MAX_INLINE) return i;
            long word = source.get(Layouts.LONG, starts[i]);
            long next = source.get(Layouts.LONG, starts[i] + (long) Integer.BYTES);
            StringViews.set(views, to + i, low(word, length), high(next, length));
        }
        return count;
    }

    /// The first eight bytes of the view of a short value whose first bytes are those of `word`.
    static long low(long word, int length) {
        return length | (word & PREFIX_MASKS[length]) << Integer.SIZE;
    }

    /// The last eight bytes of the view of a short value whose bytes from the fifth on are those of
    /// `word`.
    static long high(long word, int length) {
        return word & REST_MASKS[length];
    }

    private static long[] masks(int from, int to) {
        long[] masks = new long[StringViews.MAX_INLINE + 1];
        for (int length = 0; length < masks.length; length++) {
            int bytes = Math.clamp(length - from, 0, to - from);
            masks[length] = bytes == 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * bytes);
        }
        return masks;
    }

    static int prefix(MemorySegment bytes, long from, int count) {
        if (bytes.byteSize() - from >= Integer.BYTES) {
            return prefix(bytes.get(Layouts.INT, from), count);
        }
        int prefix = 0;
        for (int i = count - 1; i >= 0; i--) {
            prefix = prefix << Byte.SIZE | (bytes.get(Layouts.BYTE, from + i) & 0xFF);
        }
        return prefix;
    }

    static long rest(MemorySegment bytes, long from, int count) {
        if (count <= Integer.BYTES) return 0;
        if (bytes.byteSize() - from >= StringViews.MAX_INLINE) {
            return rest(bytes.get(Layouts.LONG, from + Integer.BYTES), count);
        }
        long rest = 0;
        for (int i = count - 1; i >= Integer.BYTES; i--) {
            rest = rest << Byte.SIZE | (bytes.get(Layouts.BYTE, from + i) & 0xFF);
        }
        return rest;
    }

    /// The first `count` of four bytes, all if there are more.
    private static int prefix(int four, int count) {
        return count >= Integer.BYTES ? four : four & ~(-1 << (Byte.SIZE * count));
    }

    /// Of eight bytes that begin at byte 4 those up to byte `count`.
    private static long rest(long eight, int count) {
        return eight & (-1L >>> (Byte.SIZE * (StringViews.MAX_INLINE - count)));
    }
}
