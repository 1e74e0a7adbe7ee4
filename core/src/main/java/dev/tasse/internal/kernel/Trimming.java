package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// `trim`, `ltrim`, `rtrim`: without spaces, or without the characters of a second text, at the
/// ends. The results point into the texts that they come from.
final class Trimming {
    private Trimming() {}

    static Column both(Arguments arguments) {
        return trim(arguments, true, true);
    }

    static Column left(Arguments arguments) {
        return trim(arguments, true, false);
    }

    static Column right(Arguments arguments) {
        return trim(arguments, false, true);
    }

    private static Column trim(Arguments arguments, boolean left, boolean right) {
        StringColumn in = arguments.text(0);
        Bitmap validity = arguments.validity();
        MemorySegment out = arguments.lease().allocate(arguments.rows() * StringViews.BYTES);
        boolean spaces = arguments.columns().size() == 1;
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) {
                StringViews.set(out, row, 0, 0);
            } else if (spaces) {
                spaces(in, row, left, right, out);
            } else {
                characters(in, row, arguments.column(1).getString(row), left, right, out);
            }
        }
        return in.withViews(arguments.rows(), out, validity);
    }

    private static void spaces(
            StringColumn in, long row, boolean left, boolean right, MemorySegment out) {
        MemorySegment source = in.source(row);
        long start = in.position(row);
        int from = 0;
        int to = in.byteLength(row);
        if (left) while (from < to && source.get(Layouts.BYTE, start + from) == ' ') from++;
        if (right) while (to > from && source.get(Layouts.BYTE, start + to - 1) == ' ') to--;
        TextParts.put(in, row, from, to - from, out, row);
    }

    private static void characters(
            StringColumn in, long row, String set, boolean left, boolean right, MemorySegment out) {
        MemorySegment source = in.source(row);
        long start = in.position(row);
        int from = 0;
        int to = in.byteLength(row);
        while (left && from < to) {
            int next = from + 1;
            while (next < to && Utf8.isContinuing(source.get(Layouts.BYTE, start + next))) next++;
            if (!isIn(source, start + from, next - from, set)) break;
            from = next;
        }
        while (right && to > from) {
            int last = to - 1;
            while (last > from && Utf8.isContinuing(source.get(Layouts.BYTE, start + last))) last--;
            if (!isIn(source, start + last, to - last, set)) break;
            to = last;
        }
        TextParts.put(in, row, from, to - from, out, row);
    }

    private static boolean isIn(MemorySegment source, long from, int length, String set) {
        byte first = source.get(Layouts.BYTE, from);
        if (first >= 0) return set.indexOf(first) >= 0;
        byte[] letter =
                source.asSlice(from, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        return set.contains(new String(letter, java.nio.charset.StandardCharsets.UTF_8));
    }
}
