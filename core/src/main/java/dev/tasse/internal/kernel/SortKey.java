package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// One key of a sort as numbers: the first ones tell most rows apart, deeper ones those that are
/// alike so far.
sealed interface SortKey {
    /// What {@link #next} gives when rows that are alike so far have equal values.
    int DONE = -1;

    KeyOrder direction();

    Bitmap validity();

    /// A number that orders like the value at `row`, among values that are alike at lesser depths.
    long word(int row, int depth);

    /// The depth to look at behind `depth` for the rows in `rows[from..to)`, which are alike so
    /// far.
    int next(int depth, int[] rows, int from, int to);

    /// The order of the values at two rows, neither of which is null.
    int compare(int row, int other);

    /// Values of one number each: fixed widths, ranks of dictionary entries.
    record Words(MemorySegment words, Bitmap validity, KeyOrder direction) implements SortKey {
        @Override
        public long word(int row, int depth) {
            return words.getAtIndex(Layouts.LONG, row);
        }

        @Override
        public int next(int depth, int[] rows, int from, int to) {
            return DONE;
        }

        @Override
        public int compare(int row, int other) {
            return Long.compare(word(row, 0), word(other, 0));
        }
    }

    /// Decimals of 16 bytes.
    record Wides(DecimalColumn column, KeyOrder direction) implements SortKey {
        @Override
        public Bitmap validity() {
            return column.validity();
        }

        @Override
        public long word(int row, int depth) {
            return depth == 0
                    ? Decimals.high(column.values(), row)
                    : Decimals.low(column.values(), row) ^ Long.MIN_VALUE;
        }

        @Override
        public int next(int depth, int[] rows, int from, int to) {
            return depth == 0 ? 1 : DONE;
        }

        @Override
        public int compare(int row, int other) {
            return Decimals.compare(column.values(), row, column.values(), other);
        }
    }

    /// Texts: eight bytes at each depth, in the end their lengths, which tell `a` from `a\0`.
    record Texts(StringColumn column, KeyOrder direction) implements SortKey {
        private static final int LENGTHS = Integer.MAX_VALUE;

        @Override
        public Bitmap validity() {
            return column.validity();
        }

        @Override
        public long word(int row, int depth) {
            return depth == LENGTHS ? column.byteLength(row) : OrderKeys.word(column, row, depth);
        }

        @Override
        public int next(int depth, int[] rows, int from, int to) {
            if (depth == LENGTHS) return DONE;
            int least = Integer.MAX_VALUE;
            int greatest = 0;
            for (int i = from; i < to; i++) {
                int length = column.byteLength(rows[i]);
                least = Math.min(least, length);
                greatest = Math.max(greatest, length);
            }
            if (greatest > (depth + 1L) * Long.BYTES) return depth + 1;
            return least == greatest ? DONE : LENGTHS;
        }

        @Override
        public int compare(int row, int other) {
            return column.compare(row, column, other);
        }
    }

    /// The key of a column that is neither constant nor coded and does not {@link OrderKeys#fit}.
    static SortKey ofLong(Column column, KeyOrder direction) {
        return switch (column) {
            case StringColumn text -> new Texts(text, direction);
            case DecimalColumn decimal -> new Wides(decimal, direction);
            default -> throw new AssertionError("no order of " + column.type());
        };
    }
}
