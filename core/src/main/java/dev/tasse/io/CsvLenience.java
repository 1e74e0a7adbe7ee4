package dev.tasse.io;

import dev.tasse.data.TableBuilder;
import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.type.Utf8Type;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Reads batches of rows of which some may be at fault: their cells become null, or they are left
/// out. All columns are looked at before any row is added. One thread, one split.
final class CsvLenience {
    private static final int MOST_EXAMPLES = 3;

    private final CsvTask task;
    private final CsvPiece piece;
    private final CsvCells cells;
    private final CellParser parser;
    private final boolean leavesOut;
    private final List<TextSpans> spans = new ArrayList<>();
    private final BitSet faulty = new BitSet();
    private final List<Fault> faults = new ArrayList<>();
    private long rowCount;
    private long cellCount;

    private record Fault(long position, String column, String text, String type) {}

    CsvLenience(CsvTask task, CsvPiece piece, CellParser parser, int batchRows) {
        this.task = task;
        this.piece = piece;
        this.parser = parser;
        this.cells = new CsvCells(task.file().text(), task.cells().nulls());
        this.leavesOut = task.faults().onError() == Csv.OnError.SKIP;
        for (int i = 0; i < task.columns().size(); i++) spans.add(new TextSpans(batchRows));
    }

    /// How many rows were left out.
    long rows() {
        return rowCount;
    }

    /// How many cells were made null.
    long cells() {
        return cellCount;
    }

    /// The first faults, in words; what `window` shows is lost.
    List<String> examples(CsvWindow window) {
        List<String> texts = new ArrayList<>();
        for (Fault fault : faults) {
            String place = CsvPlace.of(task.file(), window, fault.position);
            texts.add(
                    place
                            + ", column \""
                            + fault.column
                            + "\": \""
                            + fault.text
                            + "\" is no "
                            + fault.type);
        }
        return texts;
    }

    /// Adds the `count` rows from `first` on, but for those to be left out; returns how many.
    int read(CsvRows rows, int first, int count, TableBuilder builder) {
        faulty.clear();
        for (int i = 0; i < spans.size(); i++) {
            TextSpans column = spans.get(i);
            column.set(piece.bytes(), count);
            rows.fields(task.fields().get(i), first, column);
            check(column, task.columns().get(i));
        }
        boolean drop = leavesOut && !faulty.isEmpty();
        for (int i = 0; i < task.wanted(); i++) {
            if (drop) dropFaulty(spans.get(i));
            int fault = parser.append(spans.get(i), builder.column(i));
            if (fault != CellParser.NONE) throw new AssertionError("a fault that was not found");
        }
        if (!leavesOut) return count;
        rowCount += faulty.cardinality();
        return count - faulty.cardinality();
    }

    private void check(TextSpans texts, CsvColumn column) {
        boolean ofText = column.type() instanceof Utf8Type;
        int fault = cells.resolve(texts, piece.index().quoted(), ofText);
        while (fault != CsvCells.NONE) {
            note(texts, fault, column);
            fault = cells.resolveQuoted(texts, fault + 1, ofText);
        }
        fault = parser.parse(texts, column.type());
        while (fault != CellParser.NONE) {
            note(texts, fault, column);
            fault = parser.parse(texts, column.type());
        }
    }

    private void note(TextSpans texts, int i, CsvColumn column) {
        if (faults.size() < MOST_EXAMPLES) {
            long position = piece.positionOf(texts.starts[i]);
            String type = column.type().toString();
            faults.add(new Fault(position, column.name(), piece.textOf(texts, i), type));
        }
        faulty.set(i);
        if (!leavesOut) cellCount++;
        CsvCells.setNull(texts, i);
    }

    private void dropFaulty(TextSpans texts) {
        int kept = 0;
        for (int i = 0; i < texts.count(); i++) {
            if (faulty.get(i)) continue;
            texts.starts[kept] = texts.starts[i];
            texts.lengths[kept] = texts.lengths[i];
            long bit = (texts.nulls[i >>> 6] >>> i) & 1;
            long others = texts.nulls[kept >>> 6] & ~(1L << kept);
            texts.nulls[kept >>> 6] = others | (bit << kept);
            kept++;
        }
        texts.set(texts.bytes(), kept);
    }
}
