package dev.tasse.io;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimitedText;
import dev.tasse.internal.simd.Utf8Check;

import java.lang.foreign.Arena;
import java.util.List;

/// Looks at samples of one file: how it is written, its header, and what its cells can be.
final class CsvSniffer {
    private static final int HEAD_BYTES = 64 << 10;
    private static final int MAX_HEAD_BYTES = 64 << 20;
    private static final int HEAD_ROWS = 3;
    private static final int PROBE_BYTES = 32 << 10;
    private static final int PROBE_STARTS = 16;

    private final Csv.Options options;
    private final CsvWindow window;

    private CsvSniffer(CsvWindow window, Csv.Options options) {
        this.window = window;
        this.options = options;
    }

    /// What `path` looks like, seen with what `options` say of it.
    static CsvSample look(String path, Csv.Options options) {
        try (FileBytes file = FileBytes.open(path, options.encoding());
                Arena arena = Arena.ofShared()) {
            CsvWindow window = new CsvWindow(file, bytes -> arena.allocate(bytes, Long.BYTES));
            return new CsvSniffer(window, options).look();
        }
    }

    private CsvSample look() {
        FileBytes file = window.file();
        long start = CsvStart.find(window, options.skip());
        if (start == file.size()) throw CsvErrors.empty(file.path());
        for (long wanted = HEAD_BYTES; true; wanted *= 4) {
            window.load(start, wanted);
            DelimitedText text = CsvDialects.find(window, options);
            CsvSampleRows found = new CsvSampleRows(window, text);
            List<CsvSampleRows.Row> rows = found.rows();
            if (rows.isEmpty() && window.atEnd()) throw CsvErrors.empty(file.path());
            if (rows.size() >= HEAD_ROWS || window.atEnd() || wanted >= MAX_HEAD_BYTES) {
                int preamble = CsvDialects.mayHavePreamble(options) ? found.preamble() : 0;
                CsvSampleRows.Row first = rows.get(preamble);
                long table = preamble == 0 ? start : window.positionOf(first.start());
                return look(file(table, text, CsvFields.all(first.fields()), 0), wanted);
            }
        }
    }

    private CsvSample look(CsvFile file, long wanted) {
        CsvPiece piece = new CsvPiece(file, window);
        piece.load(file.start(), wanted);
        int columns = file.fields().width();
        CsvRows rows = piece.newRows(options.faults().raggedRows());
        rows.take(piece.bytes(), window.from(), piece.index());
        if (rows.raggedAt() != CsvRows.NONE) {
            throw CsvErrors.ragged(piece.place(rows.raggedAt()), rows.raggedFields(), columns);
        }
        if (rows.count() == 0) throw CsvErrors.empty(file.path());
        requireUtf8(piece, rows.end());
        CsvCandidates candidates = new CsvCandidates(columns, file.text(), options);
        List<String> header = candidates.learn(piece, rows);
        int skipped = header.isEmpty() ? 0 : 1;
        int start = skipped < rows.count() ? rows.start(skipped) : rows.end();
        double rowBytes = (double) (rows.end() - rows.start(0)) / rows.count();
        long position = Math.min(window.positionOf(start), file.size());
        CsvFile found = file(position, file.text(), file.fields(), rowBytes);
        if (!window.atEnd()) {
            probe(new CsvPiece(found, window), file.size() / 2, candidates);
            probe(new CsvPiece(found, window), file.size() - PROBE_BYTES, candidates);
        }
        return new CsvSample(found, header, candidates.evidence());
    }

    private CsvFile file(long start, DelimitedText text, CsvFields fields, double rowBytes) {
        FileBytes bytes = window.file();
        return new CsvFile(
                bytes.path(), bytes.size(), start, text, fields, rowBytes, options.encoding());
    }

    private void requireUtf8(CsvPiece piece, int to) {
        if (piece.index().ascii()) return;
        long fault = Utf8Check.firstFault(piece.bytes(), window.from(), to);
        if (fault == Utf8Check.NONE) return;
        throw CsvErrors.notUtf8(piece, (int) fault);
    }

    /// Takes note of the rows from the first place after `position` on from which all rows have
    /// their fields: where records really begin there only the whole file could tell. If there is
    /// no such place near, nothing is learnt.
    private void probe(CsvPiece piece, long position, CsvCandidates candidates) {
        window.load(position, PROBE_BYTES);
        int start = window.from();
        CsvRows rows = piece.newRows(options.faults().raggedRows());
        for (int i = 0; i < PROBE_STARTS; i++) {
            while (start < window.to() && !isLineEnd(start)) start++;
            start++;
            if (start >= window.to()) return;
            rows.take(piece.bytes(), start, piece.indexFrom(start));
            if (rows.raggedAt() == CsvRows.NONE && rows.count() > 0) {
                candidates.add(piece, rows, 0);
                return;
            }
        }
    }

    private boolean isLineEnd(int offset) {
        byte letter = window.bytes().get(Layouts.BYTE, offset);
        return letter == '\n' || letter == '\r';
    }
}
