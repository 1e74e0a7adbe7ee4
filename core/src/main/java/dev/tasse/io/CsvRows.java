package dev.tasse.io;

import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimiterIndex;

import java.lang.foreign.MemorySegment;

/// The rows of a loaded piece of a file: the ends of their fields, the same number for each row.
///
/// Where the index of the piece is that regular already, it is used as it is; else lines without a
/// field are left out. Reused from piece to piece.
final class CsvRows {
    /// What {@link #raggedAt} says when all rows have their fields.
    static final int NONE = -1;

    private final int columns;
    private final byte lineEnd;
    private int[] ends = new int[0];
    private int[] compact = new int[0];
    private int[] starts = new int[0];
    private int count;
    private int end;
    private int raggedAt;
    private int raggedFields;
    private MemorySegment bytes = MemorySegment.NULL;

    /// Rows of so many columns.
    CsvRows(int columns, byte lineEnd) {
        this.columns = columns;
        this.lineEnd = lineEnd;
    }

    /// Takes the complete rows of an indexed piece that begins at `from`.
    void take(MemorySegment piece, int from, DelimiterIndex index) {
        bytes = piece;
        raggedAt = NONE;
        end = from;
        int used = index.count();
        while (used > 0 && piece.get(Layouts.BYTE, index.ends()[used - 1]) != lineEnd) used--;
        if (starts.length < index.lineCount()) starts = new int[index.lineCount()];
        count = index.lineCount();
        if (used > 0) end = index.ends()[used - 1] + 1;
        if (isRegular(index.ends(), used)) {
            ends = index.ends();
            fillStarts(from);
        } else {
            compact(from, index.ends(), used);
        }
    }

    /// The number of rows before the first ragged one.
    int count() {
        return count;
    }

    /// Where row `row` begins.
    int start(int row) {
        return starts[row];
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

    /// How many rows begin before `offset`.
    int countBefore(int offset) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// The fields of `column` in `spans.count()` rows from `first` on, as they stand in the file
    /// but for the carriage return before a line feed.
    void fields(int column, int first, TextSpans spans) {
        int rows = spans.count();
        int at = first * columns + column;
        for (int i = 0; i < rows; i++, at += columns) spans.lengths[i] = ends[at];
        if (column == 0) {
            System.arraycopy(starts, first, spans.starts, 0, rows);
        } else {
            at = first * columns + column - 1;
            for (int i = 0; i < rows; i++, at += columns) spans.starts[i] = ends[at] + 1;
        }
        for (int i = 0; i < rows; i++) spans.lengths[i] -= spans.starts[i];
        if (column == columns - 1 && lineEnd == '\n') cutReturns(spans);
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
        if ((long) count * columns != used) return false;
        for (int i = columns - 1; i < used; i += columns) {
            if (bytes.get(Layouts.BYTE, found[i]) != lineEnd) return false;
        }
        return true;
    }

    private void fillStarts(int from) {
        int start = from;
        for (int row = 0; row < count; row++) {
            starts[row] = start;
            start = ends[row * columns + columns - 1] + 1;
        }
    }

    private void compact(int from, int[] found, int used) {
        if (compact.length < used) compact = new int[used];
        ends = compact;
        int kept = 0;
        int rows = 0;
        int start = from;
        int first = 0;
        for (int i = 0; i < used && raggedAt == NONE; i++) {
            if (bytes.get(Layouts.BYTE, found[i]) != lineEnd) continue;
            int fields = i - first + 1;
            if (fields == columns) {
                System.arraycopy(found, first, compact, kept, fields);
                kept += fields;
                starts[rows++] = start;
            } else if (fields > 1 || !isBlank(start, found[i])) {
                raggedAt = start;
                raggedFields = fields;
                end = start;
            }
            start = found[i] + 1;
            first = i + 1;
        }
        count = rows;
    }

    private boolean isBlank(int from, int to) {
        return from == to || (to == from + 1 && bytes.get(Layouts.BYTE, from) == '\r');
    }
}
