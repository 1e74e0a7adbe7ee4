package dev.tasse.io;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.QuoteState;

/// Where in a file something was found, in the terms of people: data row and line, from 1.
///
/// Counted from the start of the file when an error needs it, which spares readers the counting.
final class CsvPlace {
    // Counting takes about a second for so much; beyond, the byte is told instead.
    private static final long MAX_COUNTED = 2L << 30;
    private static final int PIECE_BYTES = 256 << 10;

    private final CsvFile file;
    private final long end;
    private long rows;
    private long lines = 1;

    private CsvPlace(CsvFile file, long end) {
        this.file = file;
        this.end = end;
    }

    /// `flights.csv row 17 (line 18)`, for the record that begins at `position`; the line alone
    /// before it is known where data rows begin. Reads through `window`, whose piece is lost.
    static String of(CsvFile file, CsvWindow window, long position) {
        if (position > MAX_COUNTED) return file.path() + " byte " + position;
        CsvPlace place = new CsvPlace(file, position);
        place.count(window);
        String line = " (line " + place.lines + ")";
        boolean known = file.rowBytes() > 0 && position >= file.start();
        if (!known) return file.path() + line;
        return file.path() + " row " + (place.rows + 1) + line;
    }

    private void count(CsvWindow window) {
        long position = 0;
        while (position < Math.min(file.start(), end)) {
            long size = Math.min(PIECE_BYTES, Math.min(file.start(), end) - position);
            window.load(position, size);
            for (int i = window.from(); i < window.to(); i++) {
                if (letter(window, i) == file.text().lineEnd()) lines++;
            }
            position += size;
        }
        countRows(window);
    }

    private void countRows(CsvWindow window) {
        boolean blankCounts = file.fields().width() == 1;
        int state = QuoteState.atRow(file.text());
        boolean blank = true;
        boolean begins = true;
        boolean comment = false;
        for (long position = file.start(); position < end; position += PIECE_BYTES) {
            window.load(position, Math.min(PIECE_BYTES, end - position));
            for (int i = window.from(); i < window.to(); i++) {
                byte letter = letter(window, i);
                if (begins && file.text().hasComment()) {
                    comment = letter == file.text().comment();
                }
                begins = false;
                boolean lineEnd = letter == file.text().lineEnd();
                if (lineEnd) lines++;
                if (lineEnd && !QuoteState.isQuoted(state)) {
                    if ((!blank || blankCounts) && !comment) rows++;
                    begins = true;
                    comment = false;
                    blank = true;
                } else if (letter != '\r') {
                    blank = false;
                }
                state = QuoteState.next(state, letter, file.text());
            }
        }
    }

    private static byte letter(CsvWindow window, int at) {
        return window.bytes().get(Layouts.BYTE, at);
    }
}
