package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Parts of texts by position, in code points. The results point into the texts that they come
/// from.
final class Substrings {
    private Substrings() {}

    /// From position `start`, counted from 1 (from the end if negative), `length` code points or
    /// all; a negative length goes to the left.
    static Column substring(Arguments arguments) {
        return parts(arguments, Kind.SUBSTRING);
    }

    /// The first code points, or all but the last ones if the number is negative.
    static Column left(Arguments arguments) {
        return parts(arguments, Kind.LEFT);
    }

    /// The last code points, or all but the first ones if the number is negative.
    static Column right(Arguments arguments) {
        return parts(arguments, Kind.RIGHT);
    }

    private enum Kind {
        SUBSTRING,
        LEFT,
        RIGHT
    }

    private static Column parts(Arguments arguments, Kind kind) {
        StringColumn in = arguments.text(0);
        long n = arguments.rows();
        Bitmap validity = arguments.validity();
        MemorySegment out = arguments.lease().allocate(n * StringViews.BYTES);
        MemorySegment starts = arguments.values(1);
        boolean bounded = arguments.columns().size() == 3;
        for (long row = 0; row < n; row++) {
            if (!validity.get(row)) {
                StringViews.set(out, row, 0, 0);
                continue;
            }
            long start = starts.getAtIndex(Layouts.LONG, row);
            long length =
                    bounded ? arguments.values(2).getAtIndex(Layouts.LONG, row) : Long.MAX_VALUE;
            switch (kind) {
                case SUBSTRING -> substring(in, row, start, length, out);
                case LEFT -> left(in, row, start, out);
                case RIGHT -> right(in, row, start, out);
            }
        }
        return in.withViews(n, out, validity);
    }

    private static void substring(
            StringColumn in, long row, long start, long length, MemorySegment out) {
        boolean toEnd = length == Long.MAX_VALUE;
        if (start > 0 && length >= 0) {
            between(in, row, start - 1, toEnd ? length : saturated(start - 1, length), out);
            return;
        }
        long count = Utf8.count(in.source(row), in.position(row), in.byteLength(row));
        // A start before the text uses up the length that lies before it, as in SQL.
        long first = start < 0 ? count + start : start - 1;
        long last = toEnd ? count : Math.min(count, saturated(first, length));
        if (length < 0) {
            last = first;
            first = saturated(last, length);
        }
        between(in, row, Math.max(0, first), Math.max(0, last), out);
    }

    private static void left(StringColumn in, long row, long count, MemorySegment out) {
        if (count >= 0) {
            between(in, row, 0, count, out);
            return;
        }
        long all = Utf8.count(in.source(row), in.position(row), in.byteLength(row));
        between(in, row, 0, Math.max(0, all + count), out);
    }

    private static void right(StringColumn in, long row, long count, MemorySegment out) {
        long all = Utf8.count(in.source(row), in.position(row), in.byteLength(row));
        long skipped = count >= 0 ? Math.max(0, all - count) : -Math.max(count, -all);
        between(in, row, skipped, all, out);
    }

    /// The code points from `first` to before `last`.
    private static void between(
            StringColumn in, long row, long first, long last, MemorySegment out) {
        MemorySegment source = in.source(row);
        long from = in.position(row);
        int length = in.byteLength(row);
        int start = Utf8.skip(source, from, length, first);
        int rest = length - start;
        long wanted = Math.max(0, last - first);
        int end = wanted >= rest ? rest : part(source, from, length, start, wanted);
        TextParts.put(in, row, start, end, out, row);
    }

    // Characters are counted on from where the part begins: bytes of the text before it may be
    // read with it, since the part itself may be too short to be read in words.
    private static int part(MemorySegment source, long from, int length, int start, long count) {
        int at = start;
        long left = count;
        while (at < length) {
            byte letter = source.get(Layouts.BYTE, from + at);
            if (!Utf8.isContinuing(letter) && left-- == 0) break;
            at++;
        }
        return at - start;
    }

    private static long saturated(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) >= 0) return sum;
        return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
