package dev.tasse.io;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimitedText;
import dev.tasse.internal.simd.DelimiterIndex;
import dev.tasse.internal.simd.DelimiterScan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds out how a file is written, from a sample at its beginning.
final class CsvDialects {
    private static final byte[] DELIMITERS = {',', ';', '\t', '|'};

    private CsvDialects() {}

    /// The dialect of the sample in `window`, which begins with the first row: as `given`, and what
    /// that leaves open by what fits best.
    static DelimitedText find(CsvWindow window, Csv.Options options) {
        Csv.Dialect given = options.dialect();
        byte comment = (byte) given.comment();
        byte quote = (byte) given.quote();
        byte escape = given.escape() == given.quote() ? 0 : (byte) given.escape();
        byte lineEnd = lineEnd(window);
        if (given.delimiter() != Csv.Dialect.NONE) {
            return new DelimitedText((byte) given.delimiter(), lineEnd, quote, escape, comment);
        }
        // Without a delimiter that fits there is one column.
        boolean fills = options.faults().ragged() == Csv.Ragged.FILL;
        DelimitedText best = new DelimitedText(DelimitedText.NONE, lineEnd, quote, escape, comment);
        double bestScore = 0;
        for (byte delimiter : DELIMITERS) {
            if (delimiter == quote || delimiter == escape || delimiter == comment) continue;
            if (delimiter == options.cells().decimal()) continue;
            DelimitedText candidate = new DelimitedText(delimiter, lineEnd, quote, escape, comment);
            List<Integer> counts = fieldCounts(window, candidate);
            double score = fills && isFilled(counts) ? 2 : score(counts);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /// CR where it ends lines by itself, else LF.
    private static byte lineEnd(CsvWindow window) {
        int feeds = 0;
        int returns = 0;
        for (int i = window.from(); i < window.to(); i++) {
            byte letter = window.bytes().get(Layouts.BYTE, i);
            if (letter == '\n') feeds++;
            if (letter == '\r' && window.bytes().get(Layouts.BYTE, i + 1L) != '\n') returns++;
        }
        // The piece may end between CR and LF.
        return (byte) (returns > feeds + 1 || (returns > 0 && feeds == 0) ? '\r' : '\n');
    }

    /// The numbers of fields of the rows of the sample, rows without any left out.
    static List<Integer> fieldCounts(CsvWindow window, DelimitedText text) {
        DelimiterIndex index = new DelimiterIndex();
        new DelimiterScan(text).scan(window.bytes(), window.from(), window.to(), index);
        List<Integer> counts = new ArrayList<>();
        int fields = 0;
        int start = window.from();
        for (int i = 0; i < index.count(); i++) {
            int end = index.ends()[i];
            fields++;
            if (window.bytes().get(Layouts.BYTE, end) != text.lineEnd()) continue;
            boolean blank = end == start || (end == start + 1 && isReturn(window, start));
            boolean comment = isComment(window, start, text);
            if ((fields > 1 || !blank) && !comment) counts.add(fields);
            fields = 0;
            start = end + 1;
        }
        int last = index.count() == 0 ? window.from() : index.ends()[index.count() - 1] + 1;
        boolean open = window.atEnd() && (fields > 0 || last < window.to());
        if (open && !isComment(window, start, text)) counts.add(fields + 1);
        return counts;
    }

    private static boolean isComment(CsvWindow window, int start, DelimitedText text) {
        return text.hasComment() && window.bytes().get(Layouts.BYTE, start) == text.comment();
    }

    private static boolean isReturn(CsvWindow window, int offset) {
        return window.bytes().get(Layouts.BYTE, offset) == '\r';
    }

    /// Whether the first of several rows of fields is one of the longest.
    private static boolean isFilled(List<Integer> counts) {
        int first = counts.isEmpty() ? 0 : counts.getFirst();
        return first > 1 && counts.stream().allMatch(fields -> fields <= first);
    }

    /// How well a delimiter explains rows of so many fields: all alike is best, then most alike; of
    /// equally good ones that with more fields.
    private static double score(List<Integer> counts) {
        Map<Integer, Integer> rows = new HashMap<>();
        for (int fields : counts) rows.merge(fields, 1, Integer::sum);
        double best = 0;
        for (Map.Entry<Integer, Integer> entry : rows.entrySet()) {
            double share = (double) entry.getValue() / counts.size();
            if (entry.getKey() < 2 || share <= 0.5) continue;
            double bonus = share == 1 ? 1 : 0;
            best = Math.max(best, bonus + share - 1.0 / (1 + entry.getKey()) / 100);
        }
        return best;
    }
}
