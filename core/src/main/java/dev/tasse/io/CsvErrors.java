package dev.tasse.io;

import dev.tasse.error.CellException;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.kernel.TextSpans;

import java.util.List;

/// What is said of CSV files that are not what they should be.
final class CsvErrors {
    private static final int SHOWN = 60;
    private static final System.Logger LOG = System.getLogger(CsvErrors.class.getName());

    private CsvErrors() {}

    static DataException empty(String path) {
        return new DataException(
                Problem.of("the file has no rows")
                        .at(path)
                        .expected("a header at least")
                        .remedy("leave the file out"));
    }

    static CellException cell(CsvPiece piece, TextSpans spans, int i, CsvColumn column) {
        String text = piece.textOf(spans, i);
        String place = piece.place(spans.starts[i]);
        String name = column.name();
        Problem problem =
                Problem.of("the cell is no " + column.type())
                        .at(place + ", column \"" + name + "\"")
                        .got(quoted(text))
                        .expected(column.type())
                        .remedy(
                                "give the column another type with the option types ("
                                        + name
                                        + ": STRING), or say with the option nulls that this text"
                                        + " means null");
        return new CellException(
                problem, new CellException.Cell(piece.path(), name, text, column.inferred()));
    }

    /// Says what was dropped of a part of a file.
    static void warn(String path, long rows, long cells, List<String> examples) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0}: {1} rows left out, {2} cells made null; first {3}",
                path,
                rows,
                cells,
                examples.getFirst());
    }

    static DataException ragged(String place, int fields, int expected) {
        String ragged = fields > expected ? "ragged to skip" : "ragged to fill or skip";
        return new DataException(
                Problem.of(
                                "the row has "
                                        + (fields > expected ? "too many" : "too few")
                                        + " fields")
                        .at(place)
                        .got(fields)
                        .expected(expected)
                        .remedy(
                                "correct the row, set the options delimiter, quote and comment if"
                                        + " the file is written in another way, or "
                                        + ragged));
    }

    static DataException unclosedQuote(String place) {
        return new DataException(
                Problem.of("the quote that opens here is never closed")
                        .at(place)
                        .remedy(
                                "close it, double it if it is part of the text, or set the option"
                                        + " quote"));
    }

    static DataException textAfterQuote(CsvPiece piece, TextSpans spans, int i) {
        String text = piece.textOf(spans, i);
        return new DataException(
                Problem.of("the field goes on after its closing quote")
                        .at(piece.place(spans.starts[i]))
                        .got(quoted(text))
                        .remedy(
                                "double the quotes that are part of the text, or set the option"
                                        + " quote"));
    }

    static DataException notUtf8(CsvPiece piece, int offset) {
        int letter = piece.byteAt(offset) & 0xFF;
        int column = piece.column(offset);
        return new DataException(
                Problem.of("the text is not UTF-8")
                        .at(piece.place(offset) + ", byte " + column + " of the line")
                        .got("byte 0x%02X".formatted(letter))
                        .expected("UTF-8")
                        .remedy(
                                "if the file is written in another encoding, name it: encoding =>"
                                        + " 'latin-1' or 'windows-1252'"));
    }

    static DataException noText(String place) {
        return new DataException(
                Problem.of("this is no text")
                        .at(place)
                        .got("byte 0x00")
                        .expected("UTF-8")
                        .remedy(
                                "if the file is written in UTF-16 or UTF-32, name it: encoding =>"
                                        + " 'UTF-16LE'; else take such bytes out"));
    }

    static DataException tooLong(String place, long bytes) {
        return new DataException(
                Problem.of("the row is too long")
                        .at(place)
                        .got("more than " + (bytes >> 20) + " MiB")
                        .remedy("look for a quote that is not closed, or set the option quote"));
    }

    private static String quoted(String text) {
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "\"";
    }
}
