package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Builds the index over the keys of one side of a join; {@link JoinCursor} looks up those of the
/// other.
///
/// A row with a null among its keys is in no index: null equals nothing.
public final class Joining {
    /// Directory words: the upper 48 bits count entries, the lower 16 are a filter.
    static final int FILTER_BITS = 16;

    /// Brings all bits of a hash to bear on its upper ones: those of the rows of one partition are
    /// alike.
    static final long SPREAD = 0x9E3779B97F4A7C15L;

    static final int HASH_LEVEL = 0;

    private static final int FILTER_MASK = (1 << FILTER_BITS) - 1;
    private static final long LEAST_SPAN = 1 << 10;
    private static final int SPAN_PER_ROW = 4;
    private static final long GREATEST_SPAN = 1 << 30;
    private static final int FEWEST_SLOT_BITS = 4;

    private Joining() {}

    /// An index over `rows` rows, of which there are less than 2^31.
    ///
    /// @param keys columns of the same length, neither constant nor dictionary encoded; the index
    ///   keeps them. Without any, every row matches every other
    /// @param equalHashes whether all hashes are to be equal, so that tests reach rare paths
    /// @param kept where the index goes
    /// @param scratch what is needed while it is built
    public static JoinIndex index(
            List<Column> keys, long rows, boolean equalHashes, Lease kept, Lease scratch) {
        int count = Math.toIntExact(rows);
        Bitmap known = known(keys, rows, scratch);
        if (!equalHashes && keys.size() == 1 && keys.getFirst() instanceof FixedColumn key) {
            Range range = range(key, known, scratch);
            if (range.span() > 0 && range.span() <= mostSpan(rows)) {
                return dense(range, known, kept, scratch);
            }
        }
        boolean exact = keys.isEmpty() || (!equalHashes && hasExactHash(keys));
        MemorySegment hashes =
                Hashing.hash(equalHashes ? List.of() : keys, rows, HASH_LEVEL, scratch);
        return new Building(hashes, known, count, kept).hashed(keys, exact);
    }

    /// The rows in which no key is null.
    static Bitmap known(List<Column> keys, long rows, Lease lease) {
        Bitmap known = Bitmap.allSet(rows);
        for (Column key : keys) {
            if (key.nullCount() > 0) known = Bitmap.and(known, key.validity(), lease);
        }
        return known;
    }

    private static long mostSpan(long rows) {
        return Math.clamp(SPAN_PER_ROW * rows, LEAST_SPAN, GREATEST_SPAN);
    }

    private static boolean hasExactHash(List<Column> keys) {
        if (keys.size() > 1) return false;
        return switch (keys.getFirst()) {
            case FixedColumn _, BoolColumn _ -> true;
            case DecimalColumn decimal -> decimal.decimalType().isNarrow();
            default -> false;
        };
    }

    static boolean isFiltered(long word, long hash) {
        long bits = filter(hash);
        return (word & bits) != bits;
    }

    private static long filter(long hash) {
        return 1L << (hash & 15) | 1L << (hash >>> 4 & 15);
    }

    static long position(long word) {
        return word >>> FILTER_BITS;
    }

    /// Keys of 64 bits, the least of them, and how many there are to the greatest: 0 if there are
    /// none or too many to tell.
    private record Range(MemorySegment keys, long least, long span) {}

    private static Range range(FixedColumn key, Bitmap known, Lease scratch) {
        long n = key.length();
        if (key.type() instanceof FloatType) return new Range(MemorySegment.NULL, 0, 0);
        MemorySegment longs = key.values();
        if (key.width() < Long.BYTES) {
            longs = scratch.allocate(n * Long.BYTES);
            Widening.toLongs(key.values(), key.width(), n, longs);
        }
        boolean all = known.isAbsent();
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (long row = 0; row < n; row++) {
            if (!all && !known.get(row)) continue;
            long value = longs.getAtIndex(Layouts.LONG, row);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        long distance = greatest - least;
        boolean overflows = distance < 0 || distance == Long.MAX_VALUE;
        return new Range(longs, least, least > greatest || overflows ? 0 : distance + 1);
    }

    private static JoinIndex dense(Range range, Bitmap known, Lease kept, Lease scratch) {
        MemorySegment places = kept.allocate((range.span() + 1) * Integer.BYTES);
        if (placeUnique(range, known, places)) {
            return new JoinIndex.Dense(range.least(), range.span(), true, places, places);
        }
        MemorySegment starts = scratch.allocateZeroed((range.span() + 1) * Integer.BYTES);
        for (long row = 0; row < known.length(); row++) {
            if (!known.get(row)) continue;
            long place = range.keys().getAtIndex(Layouts.LONG, row) - range.least();
            starts.setAtIndex(Layouts.INT, place, starts.getAtIndex(Layouts.INT, place) + 1);
        }
        return repeated(range, known, starts, places, kept);
    }

    /// Puts each row in the place of its key; false as soon as a second one comes there.
    private static boolean placeUnique(Range range, Bitmap known, MemorySegment places) {
        places.fill((byte) -1);
        boolean all = known.isAbsent();
        long least = range.least();
        MemorySegment keys = range.keys();
        for (long row = 0; row < known.length(); row++) {
            if (!all && !known.get(row)) continue;
            long place = keys.getAtIndex(Layouts.LONG, row) - least;
            if (places.getAtIndex(Layouts.INT, place) >= 0) return false;
            places.setAtIndex(Layouts.INT, place, (int) row);
        }
        return true;
    }

    private static JoinIndex repeated(
            Range range, Bitmap known, MemorySegment next, MemorySegment places, Lease kept) {
        MemorySegment rows = kept.allocate(known.length() * Integer.BYTES);
        int start = 0;
        for (long place = 0; place <= range.span(); place++) {
            int count = next.getAtIndex(Layouts.INT, place);
            places.setAtIndex(Layouts.INT, place, start);
            next.setAtIndex(Layouts.INT, place, start);
            start += count;
        }
        for (long row = 0; row < known.length(); row++) {
            if (!known.get(row)) continue;
            long place = range.keys().getAtIndex(Layouts.LONG, row) - range.least();
            int at = next.getAtIndex(Layouts.INT, place);
            rows.setAtIndex(Layouts.INT, at, (int) row);
            next.setAtIndex(Layouts.INT, place, at + 1);
        }
        return new JoinIndex.Dense(range.least(), range.span(), false, places, rows);
    }

    /// Counts the rows of each slot, then puts each row where its slot has room.
    private record Building(MemorySegment hashes, Bitmap known, int count, Lease kept) {
        JoinIndex.Hashed hashed(List<Column> keys, boolean exact) {
            int bits =
                    Math.max(FEWEST_SLOT_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(count));
            int shift = Long.SIZE - bits;
            MemorySegment directory = kept.allocateZeroed(((1L << bits) + 2) * Long.BYTES);
            countRows(directory, shift);
            sum(directory, 1L << bits);
            MemorySegment entryHashes = kept.allocate((long) count * Long.BYTES);
            MemorySegment entryRows = kept.allocate((long) count * Integer.BYTES);
            place(directory, shift, entryHashes, entryRows);
            return new JoinIndex.Hashed(keys, exact, shift, directory, entryHashes, entryRows);
        }

        private void countRows(MemorySegment directory, int shift) {
            for (int row = 0; row < count; row++) {
                if (!known.get(row)) continue;
                long hash = hashes.getAtIndex(Layouts.LONG, row);
                long slot = ((hash * SPREAD) >>> shift) + 1;
                long word = directory.getAtIndex(Layouts.LONG, slot);
                directory.setAtIndex(Layouts.LONG, slot, (word | filter(hash)) + FILTER_MASK + 1);
            }
        }

        /// Turns the counts of the slots into where they begin, for {@link #place} to move to their
        /// ends.
        private static void sum(MemorySegment directory, long slots) {
            long start = 0;
            for (long slot = 1; slot <= slots; slot++) {
                long word = directory.getAtIndex(Layouts.LONG, slot);
                long begin = (start << FILTER_BITS) | (word & FILTER_MASK);
                directory.setAtIndex(Layouts.LONG, slot, begin);
                start += position(word);
            }
        }

        private void place(
                MemorySegment directory,
                int shift,
                MemorySegment entryHashes,
                MemorySegment entryRows) {
            for (int row = 0; row < count; row++) {
                if (!known.get(row)) continue;
                long hash = hashes.getAtIndex(Layouts.LONG, row);
                long slot = ((hash * SPREAD) >>> shift) + 1;
                long word = directory.getAtIndex(Layouts.LONG, slot);
                entryHashes.setAtIndex(Layouts.LONG, position(word), hash);
                entryRows.setAtIndex(Layouts.INT, position(word), row);
                directory.setAtIndex(Layouts.LONG, slot, word + FILTER_MASK + 1);
            }
        }
    }
}
