package dev.tasse.io;

import dev.tasse.internal.kernel.FieldBorders;
import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimitedText;
import dev.tasse.internal.simd.DelimiterIndex;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;

/// The rows of a loaded piece of a file: the ends of their fields, the same number for each row.
///
/// Where the index of the piece is that regular already, it is used as it is; else lines without a
/// field are left out. Reused from piece to piece.
final class CsvRows {
    /// What {@link #raggedAt} says when all rows have their fields.
    static final int NONE = -1;

    private final int columns;
    private final byte lineEnd;
    private final byte comment;
    private final Csv.Ragged ragged;
    // Field `i` of all of them ends at `borders[i + 1]`, and begins behind the border before it but
    // for the first field of rows that do not follow one another.
    private int[] borders = new int[0];
    private boolean regular;
    private int[] compact = new int[0];
    private int[] starts = new int[0];
    private int count;
    private int end;
    private int raggedAt;
    private int raggedFields;
    private int[] skipped = new int[0];
    private int skippedCount;
    private MemorySegment bytes = MemorySegment.NULL;

    /// Rows of so many columns.
    CsvRows(int columns, DelimitedText text, Csv.Ragged ragged) {
        this.columns = columns;
        this.lineEnd = text.lineEnd();
        this.comment = text.comment();
        this.ragged = ragged;
    }

    /// Takes the complete rows of an indexed piece that begins at `from`.
    void take(MemorySegment piece, int from, DelimiterIndex index) {
        bytes = piece;
        raggedAt = NONE;
        end = from;
        skippedCount = 0;
        int used = index.count();
        while (used > 0 && piece.get(Layouts.BYTE, index.end(used - 1)) != lineEnd) used--;
        count = index.lineCount();
        if (used > 0) end = index.end(used - 1) + 1;
        regular = isRegular(index.borders(), used);
        if (regular) borders = index.borders();
        else compact(from, index.borders(), used);
    }

    /// The number of rows before the first ragged one.
    int count() {
        return count;
    }

    /// Where row `row` begins.
    int start(int row) {
        return regular ? borders[row * columns] + 1 : starts[row];
    }

    /// Where the first byte stands that belongs to no row yet.
    int end() {
        return end;
    }

    /// Where the first row with more or fewer fields begins, or {@link #NONE}.
    int raggedAt() {
        return raggedAt;
    }

    /// How many fields that row has.
    int raggedFields() {
        return raggedFields;
    }

    /// How many ragged rows that begin before `offset` were skipped.
    int skippedBefore(int offset) {
        int before = 0;
        while (before < skippedCount && skipped[before] < offset) before++;
        return before;
    }

    /// Where the skipped row `i` begins.
    int skipped(int i) {
        return skipped[i];
    }

    /// How many ragged rows were skipped.
    int skippedCount() {
        return skippedCount;
    }

    /// How many rows begin before `offset`.
    int countBefore(int offset) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// The fields of `column` in `spans.count()` rows from `first` on, as they stand in the file
    /// but for the carriage return before a line feed; empty ones if the column is absent.
    void fields(int column, int first, TextSpans spans) {
        int rows = spans.count();
        if (column == CsvFields.ABSENT) {
            for (int i = 0; i < rows; i++) spans.starts[i] = start(first + i);
            Arrays.fill(spans.lengths, 0, rows, 0);
            return;
        }
        boolean follows = regular || column > 0;
        int shortest = follows ? inner(column, first, spans) : first(first, spans);
        boolean last = column == columns - 1 && lineEnd == '\n';
        if (last) cutReturns(spans);
        if (shortest > (last ? 1 : 0)) spans.setNotEmpty();
    }

    /// The fields of `column` in `rows` rows from `first` on where they lie, if each row begins
    /// where the one before it ends.
    Optional<FieldBorders> between(int column, int first, int rows) {
        if (!regular || column == CsvFields.ABSENT) return Optional.empty();
        int end = first * columns + column + 1;
        return Optional.of(new FieldBorders(bytes, borders, end, columns, rows));
    }

    /// The first field of each row; the least of their lengths.
    private int first(int from, TextSpans spans) {
        int rows = spans.count();
        int shortest = Integer.MAX_VALUE;
        for (int i = 0, at = from * columns + 1; i < rows; i++, at += columns) {
            int start = starts[from + i];
            int length = Math.max(0, borders[at] - start);
            spans.starts[i] = start;
            spans.lengths[i] = length;
            shortest = Math.min(shortest, length);
        }
        return shortest;
    }

    /// A field of each row that begins behind a border; the least of their lengths.
    private int inner(int column, int from, TextSpans spans) {
        int[] found = borders;
        int[] fieldStarts = spans.starts;
        int[] lengths = spans.lengths;
        int rows = spans.count();
        int shortest = Integer.MAX_VALUE;
        for (int i = 0, at = from * columns + column + 1; i < rows; i++, at += columns) {
            int start = found[at - 1] + 1;
            // A field that a row lacks begins behind the row's end.
            int length = Math.max(0, found[at] - start);
            fieldStarts[i] = start;
            lengths[i] = length;
            shortest = Math.min(shortest, length);
        }
        return shortest;
    }

    private void cutReturns(TextSpans spans) {
        for (int i = 0; i < spans.count(); i++) {
            int length = spans.lengths[i];
            long last = spans.starts[i] + (long) length - 1;
            boolean cut = length > 0 && bytes.get(Layouts.BYTE, last) == '\r';
            spans.lengths[i] = cut ? length - 1 : length;
        }
    }

    /// Whether each line end, and nothing else, stands where the last field of a row ends.
    private boolean isRegular(int[] found, int used) {
        if ((long) count * columns != used || comment != DelimitedText.NONE) return false;
        for (int i = columns; i <= used; i += columns) {
            if (bytes.get(Layouts.BYTE, found[i]) != lineEnd) return false;
        }
        return true;
    }

    private void compact(int from, int[] found, int used) {
        int most = ragged == Csv.Ragged.FILL ? Math.max(used, count * columns) : used;
        if (compact.length <= most) compact = new int[most + 1];
        if (starts.length < count) starts = new int[count];
        borders = compact;
        int rows = 0;
        int start = from;
        int first = 1;
        for (int i = 1; i <= used && raggedAt == NONE; i++) {
            if (bytes.get(Layouts.BYTE, found[i]) != lineEnd) continue;
            if (!isComment(start)) {
                int fields = i - first + 1;
                int kept = Math.min(fields, columns);
                System.arraycopy(found, first, compact, rows * columns + 1, kept);
                if (isRow(start, found[i], fields, rows)) starts[rows++] = start;
            }
            start = found[i] + 1;
            first = i + 1;
        }
        count = rows;
    }

    private boolean isComment(int start) {
        return comment != DelimitedText.NONE && bytes.get(Layouts.BYTE, start) == comment;
    }

    /// Whether the line of so many fields is to be row `row`; if it has too few, the others become
    /// empty.
    private boolean isRow(int start, int lineEndAt, int fields, int row) {
        if (fields == columns) return true;
        if (fields == 1 && isBlank(start, lineEndAt)) return false;
        if (ragged == Csv.Ragged.FILL && fields < columns) {
            boolean cut = lineEnd == '\n' && bytes.get(Layouts.BYTE, lineEndAt - 1L) == '\r';
            int last = row * columns + fields;
            Arrays.fill(compact, last, (row + 1) * columns + 1, cut ? lineEndAt - 1 : lineEndAt);
            return true;
        }
        if (ragged == Csv.Ragged.SKIP) {
            if (skippedCount == skipped.length) {
                skipped = Arrays.copyOf(skipped, 2 * skippedCount + 16);
            }
            skipped[skippedCount++] = start;
            return false;
        }
        raggedAt = start;
        raggedFields = fields;
        end = start;
        return false;
    }

    private boolean isBlank(int from, int to) {
        return from == to || (to == from + 1 && bytes.get(Layouts.BYTE, from) == '\r');
    }
}
