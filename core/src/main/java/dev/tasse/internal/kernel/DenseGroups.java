package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Groups by one key that is a whole number or a time, without nulls, all of them close together:
/// the group of each number stands in a table at its distance from the least.
final class DenseGroups implements GroupTable {
    // A table that stays in the cache of a processor.
    private static final long MOST_NUMBERS = 1 << 18;
    private static final long FIRST_NUMBERS = 1 << 10;

    private final StoredKeys stored;
    private final MemoryPool pool;
    private Lease lease;
    // The group of each number from `base` on, plus one; 0 for none.
    private MemorySegment table = MemorySegment.NULL;
    private long base;
    private long numbers;
    private int groupCount;
    private int[] fresh = {};
    // Of all numbers that have a group.
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    DenseGroups(StoredKeys stored, MemoryPool pool) {
        this.stored = stored;
        this.pool = pool;
        lease = pool.lease(0, "groups of numbers");
    }

    /// Whether `keys` may be such a key.
    static boolean fit(List<Column> keys) {
        return keys.size() == 1
                && keys.getFirst() instanceof FixedColumn fixed
                && !(fixed.type() instanceof FloatType);
    }

    @Override
    public int groupCount() {
        return groupCount;
    }

    @Override
    public boolean find(List<Column> keys, int count, MemorySegment groups, Lease scratch) {
        Column key = Flattening.flat(keys.getFirst(), scratch);
        if (key.nullCount() > 0) return false;
        MemorySegment words = OrderKeys.of(key, scratch);
        if (fresh.length < count) fresh = new int[count];
        int first = groupCount;
        int done = look(words, 0, count, groups, first);
        while (done < count && cover(words.getAtIndex(Layouts.LONG, done))) {
            done = look(words, done, count, groups, first);
        }
        if (done < count) {
            groupCount = first;
            return false;
        }
        if (groupCount > first) {
            stored.load(key, scratch);
            stored.append(fresh, groupCount - first, first);
        }
        return true;
    }

    /// Writes the groups of the rows from `from` on, up to one whose number the table does not
    /// have; which one, or `count` if there is none.
    ///
    /// @param first how many groups there were before this batch
    private int look(MemorySegment words, int from, int count, MemorySegment groups, int first) {
        MemorySegment known = table;
        long start = base;
        long size = numbers;
        int found = groupCount;
        int row = from;
        for (; row < count; row++) {
            long word = words.getAtIndex(Layouts.LONG, row);
            long place = word - start;
            if (place < 0 || place >= size) break;
            int group = known.getAtIndex(Layouts.INT, place);
            if (group == 0) {
                fresh[found - first] = row;
                group = ++found;
                known.setAtIndex(Layouts.INT, place, group);
                least = Math.min(least, word);
                greatest = Math.max(greatest, word);
            }
            groups.setAtIndex(Layouts.INT, row, group - 1);
        }
        groupCount = found;
        return row;
    }

    /// Makes room in the table for `number`; false if it would be too long.
    private boolean cover(long number) {
        long min = Math.min(least, number);
        long span = Math.max(greatest, number) - min + 1;
        if (span <= 0 || span > MOST_NUMBERS) return false;
        long size = Math.max(FIRST_NUMBERS, Math.min(2 * span, MOST_NUMBERS));
        // Room on both sides. It may go round: so do the places of numbers.
        enlarge(min - (size - span) / 2, size);
        return true;
    }

    private void enlarge(long from, long size) {
        Lease larger = pool.lease(size * Integer.BYTES, "groups of numbers");
        MemorySegment next = larger.allocateZeroed(size * Integer.BYTES);
        if (least <= greatest) {
            long kept = greatest - least + 1;
            MemorySegment.copy(
                    table,
                    (least - base) * Integer.BYTES,
                    next,
                    (least - from) * Integer.BYTES,
                    kept * Integer.BYTES);
        }
        lease.close();
        lease = larger;
        table = next;
        base = from;
        numbers = size;
    }

    @Override
    public void seed(List<Column> keys, int count, Lease scratch) {
        throw new AssertionError("numbers come first");
    }

    @Override
    public void close() {
        lease.close();
    }
}
