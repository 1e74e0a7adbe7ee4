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
        if (hasZero(window)) {
            throw new DataException(
                    Problem.of("the text is not UTF-8 but UTF-16, or no text at all")
                            .at(path)
                            .remedy("set the option encoding, for instance to UTF-16LE"));
        }
        String kind =
                switch (first) {
                    case 0x04034B50 -> "a ZIP or Excel file";
                    case 0x31524150 -> "a Parquet file";
                    default -> "";
                };
        if (kind.isEmpty()) return;
        String remedy =
                first == 0x31524150
                        ? "read it as one: its name should end in .parquet"
                        : "unpack the file first";
        throw new DataException(Problem.of("the file is " + kind).at(path).remedy(remedy));
    }

    private static boolean hasZero(CsvWindow window) {
        for (int i = window.from(); i < window.to(); i++) {
            if (window.bytes().get(Layouts.BYTE, i) == 0) return true;
        }
        return false;
    }
}
