package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.StringColumn;
import dev.tasse.data.TextBuilder;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;

/// Functions that write new texts.
final class Rewriting {
    private static final int MOST_BYTES = 1 << 30;

    private Rewriting() {}

    /// Writes the text of a row.
    private interface Writer {
        void write(long row, TextScratch text);
    }

    private static Column written(Arguments arguments, Bitmap validity, Writer writer) {
        TextBuilder out =
                (TextBuilder)
                        ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        TextScratch scratch = new TextScratch(arguments.lease());
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) {
                out.appendNull();
                continue;
            }
            scratch.clear(0);
            writer.write(row, scratch);
            scratch.appendTo(out);
        }
        return out.finish();
    }

    /// One text after the other; null if one of them is.
    static Column concat(Arguments arguments) {
        StringColumn[] texts = new StringColumn[arguments.columns().size()];
        for (int i = 0; i < texts.length; i++) texts[i] = arguments.text(i);
        return written(
                arguments,
                arguments.validity(),
                (row, out) -> {
                    for (StringColumn text : texts) out.add(text, row);
                });
    }

    /// The texts behind the first that are not null, with the first between them.
    static Column concatSeparated(Arguments arguments) {
        StringColumn separator = arguments.text(0);
        StringColumn[] texts = new StringColumn[arguments.columns().size() - 1];
        for (int i = 0; i < texts.length; i++) texts[i] = arguments.text(i + 1);
        return written(
                arguments,
                separator.validity(),
                (row, out) -> {
                    boolean first = true;
                    for (StringColumn text : texts) {
                        if (text.isNull(row)) continue;
                        if (!first) out.add(separator, row);
                        out.add(text, row);
                        first = false;
                    }
                });
    }

    /// The first text with each occurrence of the second replaced by the third.
    static Column replace(Arguments arguments) {
        StringColumn in = arguments.text(0);
        StringColumn with = arguments.text(2);
        Searching.Needles needles = new Searching.Needles(arguments.text(1));
        return written(
                arguments,
                arguments.validity(),
                (row, out) -> {
                    Needle needle = needles.at(row);
                    MemorySegment source = in.source(row);
                    long from = in.position(row);
                    int size = in.byteLength(row);
                    int done = 0;
                    int at = needle.length() == 0 ? -1 : needle.find(source, from, size, 0);
                    while (at >= 0) {
                        out.add(source, from + done, at - done);
                        out.add(with, row);
                        done = at + needle.length();
                        at = needle.find(source, from, size, done);
                    }
                    out.add(source, from + done, size - done);
                });
    }

    /// The first text with each character of the second replaced by that at the same place of the
    /// third, or dropped if there is none.
    static Column translate(Arguments arguments) {
        StringColumn from = arguments.text(1);
        StringColumn to = arguments.text(2);
        return written(
                arguments,
                arguments.validity(),
                (row, out) -> {
                    int[] old = from.getString(row).codePoints().toArray();
                    int[] young = to.getString(row).codePoints().toArray();
                    StringBuilder text = new StringBuilder();
                    arguments
                            .column(0)
                            .getString(row)
                            .codePoints()
                            .forEach(letter -> {
                                int at = 0;
                                while (at < old.length && old[at] != letter) at++;
                                if (at == old.length) text.appendCodePoint(letter);
                                else if (at < young.length) text.appendCodePoint(young[at]);
                            });
                    out.add(text.toString());
                });
    }

    /// The characters from the last to the first.
    static Column reverse(Arguments arguments) {
        StringColumn in = arguments.text(0);
        return written(
                arguments,
                arguments.validity(),
                (row, out) -> {
                    MemorySegment source = in.source(row);
                    long from = in.position(row);
                    int to = in.byteLength(row);
                    while (to > 0) {
                        int at = to - 1;
                        while (at > 0 && Utf8.isContinuing(source.get(Layouts.BYTE, from + at))) {
                            at--;
                        }
                        out.add(source, from + at, to - at);
                        to = at;
                    }
                });
    }

    /// The first text so many times.
    static Column repeat(Arguments arguments) {
        StringColumn in = arguments.text(0);
        return written(
                arguments,
                arguments.validity(),
                (row, out) -> {
                    long times = arguments.values(1).getAtIndex(Layouts.LONG, row);
                    if (times <= 0 || in.byteLength(row) == 0) return;
                    if (times > MOST_BYTES / in.byteLength(row)) throw tooLong("repeat", times);
                    for (long i = 0; i < times; i++) out.add(in, row);
                });
    }

    /// The first text cut or filled up on the left to so many code points.
    static Column padLeft(Arguments arguments) {
        return padded(arguments, true);
    }

    /// The first text cut or filled up on the right to so many code points.
    static Column padRight(Arguments arguments) {
        return padded(arguments, false);
    }

    private static Column padded(Arguments arguments, boolean left) {
        StringColumn in = arguments.text(0);
        StringColumn fill = arguments.text(2);
        return written(
                arguments,
                arguments.validity(),
                (row, out) -> {
                    long wanted = arguments.values(1).getAtIndex(Layouts.LONG, row);
                    MemorySegment source = in.source(row);
                    long from = in.position(row);
                    int size = in.byteLength(row);
                    long count = Utf8.count(source, from, size);
                    if (wanted > MOST_BYTES / 4) throw tooLong(left ? "lpad" : "rpad", wanted);
                    if (left) fill(fill, row, wanted - count, out);
                    out.add(source, from, Utf8.skip(source, from, size, wanted));
                    if (!left) fill(fill, row, wanted - count, out);
                });
    }

    private static void fill(StringColumn fill, long row, long characters, TextScratch out) {
        if (characters <= 0) return;
        MemorySegment source = fill.source(row);
        long from = fill.position(row);
        int size = fill.byteLength(row);
        if (size == 0) {
            throw new DataException(
                    Problem.of("there is nothing to pad with: the last argument is empty")
                            .remedy("pad with ' '"));
        }
        long count = Utf8.count(source, from, size);
        long left = characters;
        for (; left >= count; left -= count) out.add(source, from, size);
        out.add(source, from, Utf8.skip(source, from, size, left));
    }

    private static DataException tooLong(String function, long size) {
        return new DataException(
                Problem.of("the result of " + function + " would be too long")
                        .got(size)
                        .expected("at most 2^30 bytes"));
    }
}
