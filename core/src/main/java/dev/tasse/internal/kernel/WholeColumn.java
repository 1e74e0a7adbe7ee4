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

    /// The first row from `from` on whose {@link OrderKeys#word} is at least as good as `best`, or
    /// the number of rows. All but few rows are told by the first four bytes, which a view holds.
    static int firstRival(StringColumn text, int from, long best, boolean greatest) {
        MemorySegment views = text.views();
        int n = Math.toIntExact(text.length());
        int prefix = (int) (best >> Integer.SIZE);
        for (int row = from; row < n; row++) {
            int bytes = (int) (StringViews.low(views, row) >>> Integer.SIZE);
            int mine = Integer.reverseBytes(bytes) ^ Integer.MIN_VALUE;
            if (greatest ? mine < prefix : mine > prefix) continue;
            long word = OrderKeys.word(text, row, 0);
            if (greatest ? word >= best : word <= best) return row;
        }
        return n;
    }
}
