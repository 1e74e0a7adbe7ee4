package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// Measures of text. Lengths count code points.
final class Strings {
    private Strings() {}

    /// The number of code points of a text, or of elements of a list.
    static Column length(Arguments arguments) {
        if (arguments.column(0) instanceof ListColumn) return Lists.length(arguments);
        FixedColumn out = arguments.fixedResult();
        StringColumn text = arguments.text(0);
        MemorySegment views = text.views();
        for (long row = 0; row < arguments.rows(); row++) {
            long low = StringViews.low(views, row);
            int bytes = (int) low;
            int count;
            if (bytes <= StringViews.MAX_INLINE) {
                long high = StringViews.high(views, row);
                count = bytes - Utf8.continuing(low >>> Integer.SIZE) - Utf8.continuing(high);
            } else {
                count = Utf8.count(text.source(row), text.position(row), bytes);
            }
            out.values().setAtIndex(Layouts.LONG, row, (long) count);
        }
        return out;
    }

    /// The number of bytes in UTF-8.
    static Column byteLength(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        MemorySegment views = arguments.text(0).views();
        for (long row = 0; row < arguments.rows(); row++) {
            out.values().setAtIndex(Layouts.LONG, row, (long) StringViews.length(views, row));
        }
        return out;
    }

    /// The code point of the first character; -1 without one.
    static Column unicode(Arguments arguments) {
        return code(arguments, -1);
    }

    /// The same, but 0 without one.
    static Column ascii(Arguments arguments) {
        return code(arguments, 0);
    }

    private static Column code(Arguments arguments, int none) {
        FixedColumn out = arguments.fixedResult();
        StringColumn text = arguments.text(0);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            int bytes = text.byteLength(row);
            int code = none;
            if (bytes > 0) {
                byte first = text.source(row).get(Layouts.BYTE, text.position(row));
                code = first >= 0 ? first : text.getString(row).codePointAt(0);
            }
            out.values().setAtIndex(Layouts.INT, row, code);
        }
        return out;
    }

    /// The character of a code point.
    static Column chr(Arguments arguments) {
        Bitmap validity = arguments.validity();
        ColumnBuilder out = ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) {
                out.appendNull();
                continue;
            }
            long code = arguments.values(0).getAtIndex(Layouts.LONG, row);
            if (code < 0 || code > Character.MAX_CODE_POINT || isSurrogate(code)) {
                throw new DataException(
                        Problem.of("no character has the code " + code)
                                .expected("0 to 1114111, without 55296 to 57343"));
            }
            out.appendString(Character.toString((int) code));
        }
        return out.finish();
    }

    private static boolean isSurrogate(long code) {
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }
}
