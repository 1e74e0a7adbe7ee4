package dev.tasse.io;

import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.simd.DelimitedText;
import dev.tasse.type.DataType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the columns of a file can be, by the rows of its samples, and whether its first row is
/// their names.
final class CsvCandidates {
    private final Csv.Options options;
    private final CsvCells cells;
    private final CsvCells names;
    private final List<TypeEvidence> evidence;

    /// Nothing is known yet of so many columns.
    CsvCandidates(int columns, DelimitedText text, Csv.Options options) {
        this.options = options;
        this.cells = new CsvCells(text, options.cells().nulls());
        this.names = new CsvCells(text, List.of());
        this.evidence = Stream.generate(TypeEvidence::new).limit(columns).toList();
    }

    /// What is known of each column.
    List<TypeEvidence> evidence() {
        return evidence;
    }

    /// Takes note of the rows at the beginning of a file; returns its header, or nothing if the
    /// first row is data.
    List<String> learn(CsvPiece piece, CsvRows rows) {
        CellParser parser = new CellParser(rows.count(), options.cells());
        add(piece, rows, 1);
        List<String> header = new ArrayList<>();
        List<TypeEvidence> firstRow = new ArrayList<>();
        boolean contradicts = false;
        for (int column = 0; column < evidence.size(); column++) {
            TextSpans first = fields(piece, rows, column, 0);
            header.add(name(piece, first));
            TypeEvidence here = new TypeEvidence();
            here.add(first, parser);
            firstRow.add(here);
            contradicts |= parser.parse(first, evidence.get(column).type()) != CellParser.NONE;
        }
        boolean present =
                switch (options.header()) {
                    case PRESENT -> true;
                    case ABSENT -> false;
                    case AUTOMATIC -> {
                        List<TypeEvidence> data = rows.count() == 1 ? firstRow : evidence;
                        boolean blank = header.stream().allMatch(String::isEmpty);
                        yield contradicts || blank || allText(data);
                    }
                };
        if (present) return header;
        for (int i = 0; i < evidence.size(); i++) evidence.get(i).add(firstRow.get(i));
        return List.of();
    }

    /// Takes note of the rows from `first` on.
    void add(CsvPiece piece, CsvRows rows, int first) {
        CellParser parser = new CellParser(rows.count(), options.cells());
        for (int column = 0; column < evidence.size(); column++) {
            TextSpans spans = new TextSpans(rows.count() - first);
            spans.set(piece.bytes(), rows.count() - first);
            rows.fields(column, first, spans);
            int fault = cells.resolve(spans, piece.index().quoted(), false);
            while (fault != CsvCells.NONE) {
                if (options.faults().onError() == Csv.OnError.FAIL) {
                    throw CsvErrors.textAfterQuote(piece, spans, fault);
                }
                CsvCells.setNull(spans, fault);
                fault = cells.resolveQuoted(spans, fault + 1, false);
            }
            evidence.get(column).add(spans, parser);
        }
    }

    private TextSpans fields(CsvPiece piece, CsvRows rows, int column, int row) {
        TextSpans spans = new TextSpans(1);
        spans.set(piece.bytes(), 1);
        rows.fields(column, row, spans);
        int fault = names.resolve(spans, piece.index().quoted(), true);
        if (fault != CsvCells.NONE) throw CsvErrors.textAfterQuote(piece, spans, fault);
        return spans;
    }

    private String name(CsvPiece piece, TextSpans first) {
        String name = piece.textOf(first, 0);
        // Should the row be data, this is a null.
        if (options.cells().nulls().contains(name)) first.lengths[0] = 0;
        return name;
    }

    private static boolean allText(List<TypeEvidence> columns) {
        return columns.stream().allMatch(column -> column.type().equals(DataType.STRING));
    }
}
