package dev.tasse.io;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimitedText;

/// Finds out how a file is written, from a sample at its beginning: the delimiter that gives rows
/// of the same number of fields, and quotes and escapes other than the usual ones where the sample
/// shows that they are meant.
final class CsvDialects {
    private static final byte[] DELIMITERS = {',', ';', '\t', '|'};
    private static final byte QUOTE = '"';
    private static final byte OTHER_QUOTE = '\'';
    private static final byte ESCAPE = '\\';

    private final CsvWindow window;
    private final Csv.Options options;
    private final Csv.Dialect given;
    private final byte lineEnd;

    private CsvDialects(CsvWindow window, Csv.Options options) {
        this.window = window;
        this.options = options;
        this.given = options.dialect();
        this.lineEnd = lineEnd();
    }

    private record Candidate(DelimitedText text, CsvSampleRows rows, double score) {}

    /// The dialect of the sample in `window`, which begins with the first row: as the options say,
    /// and what they leave open by what fits best.
    static DelimitedText find(CsvWindow window, Csv.Options options) {
        CsvDialects dialects = new CsvDialects(window, options);
        return dialects.best().text;
    }

    private Candidate best() {
        boolean open = given.quote() == Csv.Dialect.AUTOMATIC;
        Candidate usual = withEscape(best(open ? QUOTE : (byte) given.quote(), escape(given)));
        if (!open || !hasPair((byte) 0, OTHER_QUOTE)) return usual;
        if (usual.rows.quoting().opened() > 0) return usual;
        Candidate other = withEscape(best(OTHER_QUOTE, escape(given)));
        boolean better = other.score >= usual.score && other.rows.quoting().isSound();
        return better ? other : usual;
    }

    private Candidate withEscape(Candidate plain) {
        byte quote = plain.text.quote();
        boolean open = given.escape() == Csv.Dialect.AUTOMATIC && plain.text.hasQuote();
        if (!open || !hasPair(ESCAPE, quote)) return plain;
        Candidate other = best(quote, ESCAPE);
        boolean wrong = !plain.rows.quoting().isSound() || other.score > plain.score;
        boolean better = wrong && other.score >= plain.score && other.rows.quoting().isSound();
        return better ? other : plain;
    }

    private static byte escape(Csv.Dialect given) {
        boolean none = given.escape() == Csv.Dialect.AUTOMATIC || given.escape() == given.quote();
        return none ? DelimitedText.NONE : (byte) given.escape();
    }

    /// Whether `second` stands somewhere, right behind `first` unless that is 0.
    private boolean hasPair(byte first, byte second) {
        for (int i = window.from(); i < window.to(); i++) {
            boolean here = letter(i) == second;
            if (here && (first == 0 || letter(i - 1) == first)) return true;
        }
        return false;
    }

    private byte letter(int offset) {
        return window.bytes().get(Layouts.BYTE, offset);
    }

    /// The candidate with the delimiter that fits best. Without one that fits there is one column.
    private Candidate best(byte quote, byte escape) {
        byte comment = (byte) given.comment();
        if (given.delimiter() != Csv.Dialect.NONE) {
            byte delimiter = (byte) given.delimiter();
            return candidate(new DelimitedText(delimiter, lineEnd, quote, escape, comment));
        }
        byte none = DelimitedText.NONE;
        Candidate best = candidate(new DelimitedText(none, lineEnd, quote, escape, comment));
        for (byte delimiter : DELIMITERS) {
            if (delimiter == quote || delimiter == escape || delimiter == comment) continue;
            if (delimiter == options.cells().decimal()) continue;
            Candidate next =
                    candidate(new DelimitedText(delimiter, lineEnd, quote, escape, comment));
            if (next.score > best.score) best = next;
        }
        return best;
    }

    private Candidate candidate(DelimitedText text) {
        CsvSampleRows rows = new CsvSampleRows(window, text);
        boolean fills = options.faults().ragged() == Csv.Ragged.FILL;
        double score = fills && rows.isFilled() ? 2 : rows.score(mayHavePreamble(options));
        return new Candidate(text, rows, score);
    }

    /// Whether lines before the table may be left out: not where somebody has said how many, or
    /// that rows may be of any length.
    static boolean mayHavePreamble(Csv.Options options) {
        return options.skip() == 0 && options.faults().ragged() == Csv.Ragged.ERROR;
    }

    /// CR where it ends lines by itself, else LF. Those within quotes do not count, as far as can
    /// be told before the delimiter is known, nor do quotes in comments.
    private byte lineEnd() {
        boolean open = given.quote() == Csv.Dialect.AUTOMATIC;
        byte quote = open ? QUOTE : (byte) given.quote();
        int feeds = 0;
        int returns = 0;
        boolean quoted = false;
        boolean comment = false;
        byte last = '\n';
        for (int i = window.from(); i < window.to(); i++) {
            byte letter = letter(i);
            boolean begins = !quoted && (last == '\n' || last == '\r');
            if (begins) comment = letter != 0 && letter == given.comment();
            if (!comment && letter == quote) quoted = !quoted;
            last = letter;
            if (quoted) continue;
            if (letter == '\n') feeds++;
            if (letter == '\r' && letter(i + 1) != '\n') returns++;
        }
        // The piece may end between CR and LF.
        return (byte) (returns > feeds + 1 || (returns > 0 && feeds == 0) ? '\r' : '\n');
    }
}
