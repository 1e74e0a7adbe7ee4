package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Groups by keys of any types and number.
///
/// Open addressing with linear probing, half full at most. A slot of 8 bytes holds the upper half
/// of the hash and the number of the group plus one. A batch goes through in rounds: every row that
/// is left looks at its slot, takes an empty one for a new group, or waits to be compared with the
/// group whose hash half is the same; the comparison then runs column by column. Rows that differ
/// look at the next slot in the next round (after the vectorised `GroupValues` of Apache
/// DataFusion).
final class HashedGroups implements GroupTable {
    private static final int FIRST_SLOTS = 256;
    private static final long HALF = 0xFFFF_FFFF_0000_0000L;
    // Not that of shuffles: rows of one partition have hashes that are alike.
    private static final int HASH_LEVEL = 1;

    private final List<StoredKeys> stored;
    private final boolean equalHashes;
    private final MemoryPool pool;
    private final GrowingSegment hashes;
    private Lease slotLease;
    private MemorySegment slots;
    private int slotCount = FIRST_SLOTS;
    private int groupCount;
    private int[] rows = {};
    private int[] candidates = {};
    private int[] at = {};
    private int[] fresh = {};
    private boolean[] same = {};

    HashedGroups(List<StoredKeys> stored, boolean equalHashes, MemoryPool pool) {
        this.stored = stored;
        this.equalHashes = equalHashes;
        this.pool = pool;
        hashes = GrowingSegment.unspecified(pool, "group hashes");
        slotLease = pool.lease((long) FIRST_SLOTS * Long.BYTES, "group slots");
        slots = slotLease.allocateZeroed((long) FIRST_SLOTS * Long.BYTES);
    }

    @Override
    public int groupCount() {
        return groupCount;
    }

    @Override
    public boolean find(List<Column> keys, int count, MemorySegment groups, Lease scratch) {
        List<Column> hashed = equalHashes ? List.of() : keys;
        MemorySegment rowHashes = Hashing.hash(hashed, count, HASH_LEVEL, scratch);
        for (int i = 0; i < keys.size(); i++) {
            stored.get(i).load(Flattening.flat(keys.get(i), scratch), scratch);
        }
        ensureRoom(count);
        for (int row = 0; row < count; row++) {
            rows[row] = row;
            at[row] = slot(rowHashes.getAtIndex(Layouts.LONG, row));
        }
        int left = count;
        while (left > 0) left = round(rowHashes, groups, left);
        return true;
    }

    @Override
    public void seed(List<Column> keys, int count, Lease scratch) {
        List<Column> hashed = equalHashes ? List.of() : keys;
        MemorySegment rowHashes = Hashing.hash(hashed, count, HASH_LEVEL, scratch);
        hashes.ensure((long) count * Long.BYTES);
        MemorySegment.copy(rowHashes, 0, hashes.memory(), 0, (long) count * Long.BYTES);
        groupCount = count;
        resize(Math.max(slotCount, slotsFor(count)));
    }

    @Override
    public void reserve(int groups) {
        hashes.ensure((long) groups * Long.BYTES);
        if (2L * groups > slotCount) resize(slotsFor(groups));
    }

    private static int slotsFor(long groups) {
        return Math.toIntExact(Long.highestOneBit(2 * groups - 1) << 1);
    }

    // Room for a whole batch of new groups, so that no slot moves in the middle of it.
    private void ensureRoom(int count) {
        if (rows.length < count) {
            rows = new int[count];
            candidates = new int[count];
            at = new int[count];
            fresh = new int[count];
            same = new boolean[count];
        }
        if (2L * (groupCount + count) > slotCount) resize(slotsFor(groupCount + count));
        hashes.ensure((long) (groupCount + count) * Long.BYTES);
    }

    private int slot(long hash) {
        return (int) hash & (slotCount - 1);
    }

    /// One look at the slots by each of the first `left` rows; how many have to look on.
    private int round(MemorySegment rowHashes, MemorySegment groups, int left) {
        int first = groupCount;
        int waiting = look(rowHashes, groups, left);
        int added = groupCount - first;
        if (added > 0) {
            for (StoredKeys keys : stored) keys.append(fresh, added, first);
        }
        for (int i = 0; i < waiting; i++) same[i] = true;
        for (StoredKeys keys : stored) keys.compare(rows, candidates, waiting, same);
        int next = 0;
        for (int i = 0; i < waiting; i++) {
            if (same[i]) {
                groups.setAtIndex(Layouts.INT, rows[i], candidates[i]);
            } else {
                rows[next] = rows[i];
                at[next++] = (at[i] + 1) & (slotCount - 1);
            }
        }
        return next;
    }

    private int look(MemorySegment rowHashes, MemorySegment groups, int left) {
        int first = groupCount;
        int waiting = 0;
        for (int i = 0; i < left; i++) {
            int row = rows[i];
            long hash = rowHashes.getAtIndex(Layouts.LONG, row);
            int position = at[i];
            long slot = slots.getAtIndex(Layouts.LONG, position);
            while (slot != 0 && ((slot ^ hash) & HALF) != 0) {
                position = (position + 1) & (slotCount - 1);
                slot = slots.getAtIndex(Layouts.LONG, position);
            }
            if (slot == 0) {
                slots.setAtIndex(Layouts.LONG, position, (hash & HALF) | (groupCount + 1L));
                hashes.memory().setAtIndex(Layouts.LONG, groupCount, hash);
                groups.setAtIndex(Layouts.INT, row, groupCount);
                fresh[groupCount - first] = row;
                groupCount++;
            } else {
                rows[waiting] = row;
                candidates[waiting] = (int) slot - 1;
                at[waiting++] = position;
            }
        }
        return waiting;
    }

    private void resize(int wanted) {
        slotCount = wanted;
        slotLease.close();
        slotLease = pool.lease((long) slotCount * Long.BYTES, "group slots");
        slots = slotLease.allocateZeroed((long) slotCount * Long.BYTES);
        for (int group = 0; group < groupCount; group++) {
            long hash = hashes.memory().getAtIndex(Layouts.LONG, group);
            int position = slot(hash);
            while (slots.getAtIndex(Layouts.LONG, position) != 0) {
                position = (position + 1) & (slotCount - 1);
            }
            slots.setAtIndex(Layouts.LONG, position, (hash & HALF) | (group + 1L));
        }
    }

    @Override
    public void close() {
        hashes.close();
        slotLease.close();
    }
}
