package dev.tasse.io;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Layouts;

/// Finds the first row of a file, behind a byte order mark and lines to be skipped, and refuses
/// files that are no text in UTF-8 by their first bytes.
final class CsvStart {
    private static final int PIECE_BYTES = 64 << 10;
    private static final int BYTE_ORDER_MARK = 0xBFBBEF;
    private static final int MARK_BYTES = 3;
    private static final int PARQUET = 0x31524150;

    private CsvStart() {}

    /// Where the first row begins, or the size of the file if there is none.
    static long find(CsvWindow window, int skippedLines) {
        long size = window.file().size();
        if (size == 0) return 0;
        window.load(0, PIECE_BYTES);
        int first = window.bytes().get(Layouts.INT, window.from());
        refuseOtherKinds(window, first);
        long position = (first & 0xFF_FFFF) == BYTE_ORDER_MARK ? MARK_BYTES : 0;
        int lines = 0;
        while (position < size) {
            window.load(position, PIECE_BYTES);
            for (int i = window.from(); i < window.to(); i++) {
                byte letter = window.bytes().get(Layouts.BYTE, i);
                boolean lineEnd = letter == '\n' || letter == '\r';
                // What is left of a CR LF, and empty lines before the first row.
                if (lines == skippedLines && !lineEnd) return window.positionOf(i);
                boolean pair = letter == '\r' && window.bytes().get(Layouts.BYTE, i + 1L) == '\n';
                if (lineEnd && !pair && lines < skippedLines) lines++;
            }
            position = window.positionOf(window.to());
        }
        return size;
    }

    private static void refuseOtherKinds(CsvWindow window, int first) {
        String path = window.file().path();
        String kind =
                switch (first) {
                    case 0x04034B50 -> "a ZIP or Excel file";
                    case PARQUET -> "a Parquet file";
                    default -> "";
                };
        if (!kind.isEmpty()) {
            String remedy =
                    first == PARQUET
                            ? "read it as one: its name should end in .parquet"
                            : "unpack the file first";
            throw new DataException(Problem.of("the file is " + kind).at(path).remedy(remedy));
        }
        refuseZeros(window);
    }

    private static void refuseZeros(CsvWindow window) {
        int line = 1;
        int start = window.from();
        for (int i = start; i < window.to(); i++) {
            byte letter = window.bytes().get(Layouts.BYTE, i);
            if (letter == 0) {
                String place = " (line " + line + "), byte " + (i - start + 1) + " of the line";
                throw CsvErrors.noText(window.file().path() + place);
            }
            if (letter != '\n') continue;
            line++;
            start = i + 1;
        }
    }
}
