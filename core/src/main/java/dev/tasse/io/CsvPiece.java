package dev.tasse.io;

import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimitedText;
import dev.tasse.internal.simd.DelimiterIndex;
import dev.tasse.internal.simd.DelimiterScan;
import dev.tasse.internal.simd.QuoteState;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// A loaded piece of a file that begins with a record, and where its fields end. One thread.
final class CsvPiece {
    private final CsvFile file;
    private final DelimitedText text;
    private final CsvWindow window;
    private final DelimiterScan scan;
    private final DelimiterIndex index = new DelimiterIndex();

    /// Pieces of `file`, loaded through `window`.
    CsvPiece(CsvFile file, CsvWindow window) {
        this.file = file;
        this.text = file.text();
        this.window = window;
        this.scan = new DelimiterScan(text);
    }

    /// The path of the file.
    String path() {
        return file.path();
    }

    /// What takes the rows of pieces of this file.
    CsvRows newRows(Csv.Ragged ragged) {
        return new CsvRows(file.fields().width(), text, ragged);
    }

    DelimiterIndex index() {
        return index;
    }

    MemorySegment bytes() {
        return window.bytes();
    }

    byte byteAt(int offset) {
        return window.bytes().get(Layouts.BYTE, offset);
    }

    /// Loads `wanted` bytes from `position` on, where a record begins, and finds their fields.
    void load(long position, long wanted) {
        window.load(position, wanted);
        indexFrom(window.from());
    }

    /// Finds the fields of what is loaded, from `offset` on, where a record begins.
    DelimiterIndex indexFrom(int offset) {
        scan.scan(window.bytes(), offset, window.to(), index);
        if (window.atEnd()) endLastRow(offset);
        return index;
    }

    /// The text of one of the fields of this piece.
    String textOf(TextSpans spans, int i) {
        byte[] copy = bytes().asSlice(spans.starts[i], spans.lengths[i]).toArray(Layouts.BYTE);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /// Where in the file the byte at `offset` stands.
    long positionOf(int offset) {
        return window.positionOf(offset);
    }

    /// Row and line of the byte at `offset`; what is loaded is lost.
    String place(int offset) {
        return CsvPlace.of(file, window, window.positionOf(offset));
    }

    /// The place in its line, from 1, of the byte at `offset`, as far as the line is loaded.
    int column(int offset) {
        int start = offset;
        while (start > window.from() && byteAt(start - 1) != text.lineEnd()) start--;
        return offset - start + 1;
    }

    /// The last line of a file may lack its end, but not the end of its quotes.
    private void endLastRow(int from) {
        int last = index.count() - 1;
        while (last >= 0 && byteAt(index.end(last)) != text.lineEnd()) last--;
        int start = last < 0 ? from : index.end(last) + 1;
        if (start == window.to()) return;
        int state = QuoteState.atRow(text);
        int opening = start;
        for (int i = start; i < window.to(); i++) {
            int next = QuoteState.next(state, byteAt(i), text);
            if (QuoteState.opens(state, next)) opening = i;
            state = next;
        }
        if (QuoteState.isQuoted(state)) throw CsvErrors.unclosedQuote(place(opening));
        window.bytes().set(Layouts.BYTE, window.to(), text.lineEnd());
        index.addLineEnd(window.to());
    }
}
