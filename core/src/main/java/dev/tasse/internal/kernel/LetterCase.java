package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.data.TextBuilder;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.Locale;

/// `upper` and `lower` by the rules of `Locale.ROOT`: ASCII eight bytes at a time, the rest by the
/// JDK.
final class LetterCase {
    private LetterCase() {}

    static Column upper(Arguments arguments) {
        return apply(arguments, true);
    }

    static Column lower(Arguments arguments) {
        return apply(arguments, false);
    }

    private static Column apply(Arguments arguments, boolean upper) {
        StringColumn in = arguments.text(0);
        long n = arguments.rows();
        MemorySegment views = arguments.lease().allocate(n * StringViews.BYTES);
        long first = shortTexts(in, upper, views);
        if (first == n) {
            return new StringColumn(n, views, java.util.List.of(), in.validity());
        }
        return written(in, first, upper, views, arguments);
    }

    /// Changes texts that are short and ASCII, up to the first that is not.
    private static long shortTexts(StringColumn in, boolean upper, MemorySegment out) {
        MemorySegment views = in.views();
        long n = in.length();
        Bitmap validity = in.validity();
        for (long row = 0; row < n; row++) {
            long low = StringViews.low(views, row);
            long high = StringViews.high(views, row);
            long head = low >>> Integer.SIZE;
            boolean plain =
                    (int) low <= StringViews.MAX_INLINE && ((head | high) & Utf8.HIGH_BITS) == 0;
            if (!plain) {
                if (validity.get(row)) return row;
                StringViews.set(out, row, 0, 0);
                continue;
            }
            long changed = upper ? Utf8.upper(head) : Utf8.lower(head);
            long rest = upper ? Utf8.upper(high) : Utf8.lower(high);
            StringViews.set(out, row, (int) low | (changed << Integer.SIZE), rest);
        }
        return n;
    }

    private static Column written(
            StringColumn in, long first, boolean upper, MemorySegment done, Arguments arguments) {
        TextBuilder out =
                (TextBuilder)
                        ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        TextScratch scratch = new TextScratch(arguments.lease());
        Bitmap validity = in.validity();
        for (long row = 0; row < in.length(); row++) {
            if (!validity.get(row)) {
                out.appendNull();
            } else if (row < first) {
                int length = StringViews.length(done, row);
                out.appendBytes(done, row * StringViews.BYTES + StringViews.PREFIX, length);
            } else {
                change(in, row, upper, scratch);
                scratch.appendTo(out);
            }
        }
        return out.finish();
    }

    private static void change(StringColumn in, long row, boolean upper, TextScratch scratch) {
        MemorySegment source = in.source(row);
        long from = in.position(row);
        int length = in.byteLength(row);
        scratch.clear(length);
        long all = 0;
        for (int at = 0; at < length; at += Long.BYTES) {
            long word = Utf8.word(source, from, at, length);
            all |= word;
            scratch.putWord(at, upper ? Utf8.upper(word) : Utf8.lower(word));
        }
        scratch.setLength(length);
        if ((all & Utf8.HIGH_BITS) == 0) return;
        String text = in.getString(row);
        scratch.set(upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
    }
}
