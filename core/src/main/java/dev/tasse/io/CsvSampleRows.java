package dev.tasse.io;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimitedText;
import dev.tasse.internal.simd.DelimiterIndex;
import dev.tasse.internal.simd.DelimiterScan;
import dev.tasse.internal.simd.QuoteState;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of the sample at the beginning of a file as one dialect would have them, and how well
/// that explains them.
final class CsvSampleRows {
    private static final int LEAST_TABLE_ROWS = 2;

    private final CsvWindow window;
    private final DelimitedText text;
    private final List<Row> rows = new ArrayList<>();

    /// @param start where it begins in the memory of the window
    /// @param fields how many fields it has
    /// @param afterBlank whether an empty line stands before it
    record Row(int start, int fields, boolean afterBlank) {}

    /// The rows of what `window` holds, which begins with the first; lines without any field and
    /// comments are left out.
    CsvSampleRows(CsvWindow window, DelimitedText text) {
        this.window = window;
        this.text = text;
        DelimiterIndex index = new DelimiterIndex();
        new DelimiterScan(text).scan(window.bytes(), window.from(), window.to(), index);
        int fields = 0;
        int start = window.from();
        boolean afterBlank = false;
        for (int i = 0; i < index.count(); i++) {
            int end = index.end(i);
            fields++;
            if (letter(end) != text.lineEnd()) continue;
            boolean blank = end == start || (end == start + 1 && letter(start) == '\r');
            boolean row = (fields > 1 || !blank) && !isComment(start);
            if (row) rows.add(new Row(start, fields, afterBlank));
            afterBlank = !row && fields == 1 && blank;
            fields = 0;
            start = end + 1;
        }
        boolean open = window.atEnd() && start < window.to();
        if (open && !isComment(start)) rows.add(new Row(start, fields + 1, afterBlank));
    }

    private byte letter(int offset) {
        return window.bytes().get(Layouts.BYTE, offset);
    }

    private boolean isComment(int start) {
        return text.hasComment() && letter(start) == text.comment();
    }

    List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /// Whether the first of several rows of fields is one of the longest.
    boolean isFilled() {
        int first = rows.isEmpty() ? 0 : rows.getFirst().fields;
        return first > 1 && rows.stream().allMatch(row -> row.fields <= first);
    }

    /// How well the delimiter explains the rows: all alike is best, then all alike behind a
    /// preamble, then most alike; of equally good ones that with more fields.
    double score(boolean mayHavePreamble) {
        if (mayHavePreamble && preamble() > 0) return 1.9 - 1.0 / (1 + rows.getLast().fields) / 100;
        Map<Integer, Integer> counts = new HashMap<>();
        for (Row row : rows) counts.merge(row.fields, 1, Integer::sum);
        double best = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            double share = (double) entry.getValue() / rows.size();
            if (entry.getKey() < 2 || share <= 0.5) continue;
            double bonus = share == 1 ? 1 : 0;
            best = Math.max(best, bonus + share - 1.0 / (1 + entry.getKey()) / 100);
        }
        return best;
    }

    /// How many rows stand before the table: titles and remarks, of one field each or set apart by
    /// an empty line, before rows that all have the same number of fields.
    int preamble() {
        int fields = rows.isEmpty() ? 0 : rows.getLast().fields;
        int first = rows.size();
        while (first > 0 && rows.get(first - 1).fields == fields) first--;
        if (fields < 2 || first == rows.size() || rows.size() - first < LEAST_TABLE_ROWS) return 0;
        boolean titles = rows.subList(0, first).stream().allMatch(row -> row.fields == 1);
        return titles || rows.get(first).afterBlank ? first : 0;
    }

    /// What the quotes and escapes of a dialect do in a sample.
    ///
    /// @param opened how many quotes open
    /// @param faults how many fields go on after their closing quote
    /// @param closed whether no quote is open where the file ends
    record Quoting(int opened, int faults, boolean closed) {
        boolean isSound() {
            return opened > 0 && faults == 0 && closed;
        }
    }

    Quoting quoting() {
        int opened = 0;
        int faults = 0;
        int state = QuoteState.atRow(text);
        for (int i = window.from(); i < window.to(); i++) {
            byte letter = letter(i);
            int next = QuoteState.next(state, letter, text);
            if (QuoteState.opens(state, next)) opened++;
            boolean blank = letter == ' ' || letter == '\r';
            if (state == QuoteState.CLOSED && next == QuoteState.PLAIN && !blank) faults++;
            state = next;
        }
        return new Quoting(opened, faults, !window.atEnd() || !QuoteState.isQuoted(state));
    }
}
