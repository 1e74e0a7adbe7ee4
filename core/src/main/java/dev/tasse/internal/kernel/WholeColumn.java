package dev.tasse.internal.kernel;

import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Folds a column without nulls into one value: what aggregation without keys does to each batch.
///
/// Plain loops that the compiler turns into vector code, unlike those that look a group up for each
/// row.
final class WholeColumn {
    private WholeColumn() {}

    /// The sum of the upper 32 bits of each of `n` longs, with their sign.
    static long sumOfHighHalves(MemorySegment values, long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) sum += values.getAtIndex(Layouts.LONG, i) >> Integer.SIZE;
        return sum;
    }

    /// The sum of the lower 32 bits of each of `n` longs, without a sign.
    static long sumOfLowHalves(MemorySegment values, long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) sum += values.getAtIndex(Layouts.LONG, i) & 0xFFFF_FFFFL;
        return sum;
    }

    /// The sum of `n` doubles, as the sum of four: of every fourth from the first, second, third
    /// and fourth on. One sum alone would wait for itself.
    static double sum(MemorySegment values, long n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        long i = 0;
        for (; i + 3 < n; i += 4) {
            a += values.getAtIndex(Layouts.DOUBLE, i);
            b += values.getAtIndex(Layouts.DOUBLE, i + 1);
            c += values.getAtIndex(Layouts.DOUBLE, i + 2);
            d += values.getAtIndex(Layouts.DOUBLE, i + 3);
        }
        for (; i < n; i++) a += values.getAtIndex(Layouts.DOUBLE, i);
        return (a + b) + (c + d);
    }

    /// Whether some of `n` longs, flipped, are less than `best`. Compilers make vector code of this
    /// that the least itself is not turned into everywhere.
    static boolean anyLess(MemorySegment values, long n, long flip, long best) {
        long signs = 0;
        for (long i = 0; i < n; i++) {
            long value = values.getAtIndex(Layouts.LONG, i) ^ flip;
            long difference = value - best;
            // Negative if the value is less, even where the difference overflows (Warren, "Hacker's
            // Delight", 2nd edition, section 2-12).
            signs |= difference ^ ((value ^ best) & (difference ^ value));
        }
        return signs < 0;
    }

    /// The least of `n` longs, at least one.
    static long least(MemorySegment values, long n) {
        long best = Long.MAX_VALUE;
        for (long i = 0; i < n; i++) best = Math.min(best, values.getAtIndex(Layouts.LONG, i));
        return best;
    }

    /// The greatest of `n` longs, at least one.
    static long greatest(MemorySegment values, long n) {
        long best = Long.MIN_VALUE;
        for (long i = 0; i < n; i++) best = Math.max(best, values.getAtIndex(Layouts.LONG, i));
        return best;
    }

    /// The first row from `from` on that may be at least as good as the text whose first bytes are
    /// `word` and `tail`, or the number of rows. Of long texts only the first bytes are looked at.
    ///
    /// @param word the {@link OrderKeys#word} of the best text so far, flipped
    /// @param tail its {@link #tail}, flipped too; of a long text the greatest number
    /// @param flip 0, or -1 if the greatest is the best
    static int firstRival(StringColumn text, int from, long word, int tail, int flip) {
        MemorySegment views = text.views();
        int n = Math.toIntExact(text.length());
        for (int row = from; row < n; row++) {
            long low = StringViews.low(views, row);
            long high = StringViews.high(views, row);
            boolean inline = (int) low <= StringViews.MAX_INLINE;
            long mine =
                    inline
                            ? Long.reverseBytes(low >>> Integer.SIZE | high << Integer.SIZE)
                                    ^ Long.MIN_VALUE
                            : OrderKeys.word(text, row, 0);
            mine ^= flip;
            if (mine > word || (mine == word && inline && (tail(high) ^ flip) > tail)) continue;
            return row;
        }
        return n;
    }

    /// A number that orders like the bytes from the ninth on of a short text whose view ends with
    /// `high`.
    static int tail(long high) {
        return Integer.reverseBytes((int) (high >>> Integer.SIZE)) ^ Integer.MIN_VALUE;
    }
}
