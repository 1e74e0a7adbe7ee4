package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Groups by several keys that have few values each: the values of a key are numbered by a {@link
/// Grouping} of its own, and the numbers of a row, side by side, are a place in a table.
final class CombinedGroups implements GroupTable {
    private static final int MOST_BITS = 18;

    private final List<StoredKeys> stored;
    private final MemoryPool pool;
    private final List<Grouping> numbers = new ArrayList<>();
    // How many bits of a place the number of each key has, the first key the lowest ones.
    private int[] bits;
    private Lease lease;
    // The group of each place, plus one; 0 for none.
    private MemorySegment table = MemorySegment.NULL;
    private int groupCount;
    private int[] fresh = {};

    CombinedGroups(List<DataType> types, List<StoredKeys> stored, MemoryPool pool) {
        this.stored = stored;
        this.pool = pool;
        for (DataType type : types) numbers.add(new Grouping(List.of(type), false, pool));
        bits = new int[types.size()];
        lease = pool.lease(Integer.BYTES, "groups of several keys");
        table = lease.allocateZeroed(Integer.BYTES);
    }

    /// Whether `keys` may be such keys.
    static boolean fit(List<Column> keys) {
        return keys.size() > 1 && keys.size() <= MOST_BITS;
    }

    @Override
    public int groupCount() {
        return groupCount;
    }

    @Override
    public boolean find(List<Column> keys, int count, MemorySegment groups, Lease scratch) {
        List<MemorySegment> numbered = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            numbered.add(numbers.get(i).groups(List.of(keys.get(i)), count, scratch));
        }
        if (!cover()) return false;
        MemorySegment places = numbered.getFirst();
        int shift = bits[0];
        for (int i = 1; i < bits.length; i++) {
            add(numbered.get(i), shift, count, places);
            shift += bits[i];
        }
        if (fresh.length < count) fresh = new int[count];
        int first = groupCount;
        look(places, count, groups);
        if (groupCount > first) append(keys, first, scratch);
        return true;
    }

    private static void add(MemorySegment numbers, int shift, int count, MemorySegment places) {
        for (int row = 0; row < count; row++) {
            int place = places.getAtIndex(Layouts.INT, row);
            int number = numbers.getAtIndex(Layouts.INT, row);
            places.setAtIndex(Layouts.INT, row, place | number << shift);
        }
    }

    private void look(MemorySegment places, int count, MemorySegment groups) {
        MemorySegment known = table;
        int first = groupCount;
        int found = first;
        for (int row = 0; row < count; row++) {
            int place = places.getAtIndex(Layouts.INT, row);
            int group = known.getAtIndex(Layouts.INT, place);
            if (group == 0) {
                fresh[found - first] = row;
                group = ++found;
                known.setAtIndex(Layouts.INT, place, group);
            }
            groups.setAtIndex(Layouts.INT, row, group - 1);
        }
        groupCount = found;
    }

    private void append(List<Column> keys, int first, Lease scratch) {
        for (int i = 0; i < keys.size(); i++) {
            stored.get(i).load(Flattening.flat(keys.get(i), scratch), scratch);
            stored.get(i).append(fresh, groupCount - first, first);
        }
    }

    /// Makes places wide enough for all numbers; false if they would be too wide.
    private boolean cover() {
        int[] wanted = new int[bits.length];
        int sum = 0;
        boolean covered = true;
        for (int i = 0; i < wanted.length; i++) {
            int last = numbers.get(i).groupCount() - 1;
            wanted[i] = Math.max(bits[i], Integer.SIZE - Integer.numberOfLeadingZeros(last));
            sum += wanted[i];
            covered &= wanted[i] == bits[i];
        }
        if (covered) return true;
        if (sum > MOST_BITS) return false;
        widen(wanted, sum);
        return true;
    }

    private void widen(int[] wanted, int sum) {
        long bytes = (long) Integer.BYTES << sum;
        Lease larger = pool.lease(bytes, "groups of several keys");
        MemorySegment next = larger.allocateZeroed(bytes);
        long places = 1L << bitCount();
        for (int place = 0; place < places; place++) {
            int group = table.getAtIndex(Layouts.INT, place);
            if (group != 0) next.setAtIndex(Layouts.INT, moved(place, wanted), group);
        }
        lease.close();
        lease = larger;
        table = next;
        bits = wanted;
    }

    private int bitCount() {
        int sum = 0;
        for (int width : bits) sum += width;
        return sum;
    }

    /// The place of the numbers at `place` where each has `wanted` bits.
    private int moved(int place, int[] wanted) {
        int left = place;
        int moved = 0;
        int shift = 0;
        for (int i = 0; i < wanted.length; i++) {
            moved |= (left & ((1 << bits[i]) - 1)) << shift;
            left >>>= bits[i];
            shift += wanted[i];
        }
        return moved;
    }

    @Override
    public void seed(List<Column> keys, int count, Lease scratch) {
        throw new AssertionError("several keys begin here");
    }

    @Override
    public void close() {
        numbers.forEach(Grouping::close);
        lease.close();
    }
}
