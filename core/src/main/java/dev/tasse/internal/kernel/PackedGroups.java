package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Groups by keys that fit 96 bits together: compared where they are found, in the slots.
///
/// Open addressing with linear probing, half full at most. A slot is 16 bytes: 64 and 32 bits of
/// the key, and the number of the group plus one.
final class PackedGroups implements GroupTable {
    private static final int SLOT_BYTES = 16;
    private static final int EXTRA = 8;
    private static final int GROUP = 12;
    private static final int FIRST_SLOT_BITS = 8;
    // Tables up to this size stay in the caches of a processor.
    private static final long NEAR_BYTES = 1 << 19;
    private static final int BLOCK = 512;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long SPREAD_EXTRA = 0xC2B2AE3D27D4EB4FL;

    private final KeyPacking packing;
    private final List<StoredKeys> stored;
    // 0 if all keys are to begin at the same slot.
    private final long spread;
    private final MemoryPool pool;
    private Lease lease;
    private MemorySegment slots;
    private int slotBits = FIRST_SLOT_BITS;
    private int groupCount;
    // The rows of the batch that made new groups.
    private int[] fresh = {};
    private int added;

    // Keeps the compiler from leaving the reads out.
    @SuppressWarnings("UnusedVariable")
    private int touched;

    PackedGroups(
            KeyPacking packing, List<StoredKeys> stored, boolean equalHashes, MemoryPool pool) {
        this.packing = packing;
        this.stored = stored;
        this.pool = pool;
        spread = equalHashes ? 0 : SPREAD;
        lease = pool.lease((long) SLOT_BYTES << slotBits, "group slots");
        slots = lease.allocateZeroed((long) SLOT_BYTES << slotBits);
    }

    @Override
    public int groupCount() {
        return groupCount;
    }

    @Override
    public boolean find(List<Column> keys, int count, MemorySegment groups, Lease scratch) {
        Optional<KeyPacking.Packed> fitting = packing.pack(keys, count, scratch);
        if (fitting.isEmpty()) return false;
        KeyPacking.Packed packed = fitting.get();
        if (fresh.length < count) fresh = new int[count];
        while (2L * (groupCount + count) > 1L << slotBits) grow();
        int first = groupCount;
        look(packed, count, groups);
        if (added == 0) return true;
        for (int i = 0; i < keys.size(); i++) {
            stored.get(i).load(Flattening.flat(keys.get(i), scratch), scratch);
            stored.get(i).append(fresh, added, first);
        }
        return true;
    }

    @Override
    public void reserve(int groups) {
        while (2L * groups > 1L << slotBits) grow();
    }

    @Override
    public void seed(List<Column> keys, int count, Lease scratch) {
        KeyPacking.Packed packed = packing.pack(keys, count, scratch).orElseThrow();
        fresh = new int[count];
        while (2L * count > 1L << slotBits) grow();
        MemorySegment groups = scratch.allocate((long) count * Integer.BYTES);
        look(packed, count, groups);
    }

    private void look(KeyPacking.Packed keys, int count, MemorySegment groups) {
        boolean far = (long) SLOT_BYTES << slotBits > NEAR_BYTES;
        added = 0;
        for (int from = 0; from < count; from += BLOCK) {
            int end = Math.min(count, from + BLOCK);
            if (far) touched += touch(keys, from, end);
            look(keys, from, end, groups);
        }
    }

    /// Reads the first slot of each row, and so brings many of them into the caches at once: where
    /// they are searched, each branch that is guessed wrong would wait for one.
    private int touch(KeyPacking.Packed keys, int from, int end) {
        MemorySegment table = slots;
        int shift = Long.SIZE - slotBits;
        int read = 0;
        for (int row = from; row < end; row++) {
            long word = keys.words().getAtIndex(Layouts.LONG, row);
            int extra = keys.extras().getAtIndex(Layouts.INT, row);
            read += table.get(Layouts.INT, start(word, extra, spread, shift) * SLOT_BYTES + GROUP);
        }
        return read;
    }

    private void look(KeyPacking.Packed keys, int from, int end, MemorySegment groups) {
        MemorySegment words = keys.words();
        MemorySegment extras = keys.extras();
        MemorySegment table = slots;
        int shift = Long.SIZE - slotBits;
        long mask = (1L << slotBits) - 1;
        for (int row = from; row < end; row++) {
            long word = words.getAtIndex(Layouts.LONG, row);
            int extra = extras.getAtIndex(Layouts.INT, row);
            long position = start(word, extra, spread, shift);
            int group = table.get(Layouts.INT, position * SLOT_BYTES + GROUP);
            while (group != 0 && !isAt(table, position, word, extra)) {
                position = (position + 1) & mask;
                group = table.get(Layouts.INT, position * SLOT_BYTES + GROUP);
            }
            if (group == 0) {
                fresh[added++] = row;
                group = ++groupCount;
                put(table, position, word, extra, group);
            }
            groups.setAtIndex(Layouts.INT, row, group - 1);
        }
    }

    private static long start(long word, int extra, long spread, int shift) {
        return ((word ^ (extra * SPREAD_EXTRA)) * spread) >>> shift;
    }

    private static boolean isAt(MemorySegment table, long position, long word, int extra) {
        return table.get(Layouts.LONG, position * SLOT_BYTES) == word
                && table.get(Layouts.INT, position * SLOT_BYTES + EXTRA) == extra;
    }

    private static void put(MemorySegment table, long position, long word, int extra, int group) {
        table.set(Layouts.LONG, position * SLOT_BYTES, word);
        table.set(Layouts.INT, position * SLOT_BYTES + EXTRA, extra);
        table.set(Layouts.INT, position * SLOT_BYTES + GROUP, group);
    }

    private void grow() {
        long oldCount = 1L << slotBits++;
        Lease larger = pool.lease((long) SLOT_BYTES << slotBits, "group slots");
        MemorySegment table = larger.allocateZeroed((long) SLOT_BYTES << slotBits);
        int shift = Long.SIZE - slotBits;
        long mask = (1L << slotBits) - 1;
        for (long old = 0; old < oldCount; old++) {
            int group = slots.get(Layouts.INT, old * SLOT_BYTES + GROUP);
            if (group == 0) continue;
            long word = slots.get(Layouts.LONG, old * SLOT_BYTES);
            int extra = slots.get(Layouts.INT, old * SLOT_BYTES + EXTRA);
            long position = start(word, extra, spread, shift);
            while (table.get(Layouts.INT, position * SLOT_BYTES + GROUP) != 0) {
                position = (position + 1) & mask;
            }
            put(table, position, word, extra, group);
        }
        lease.close();
        lease = larger;
        slots = table;
    }

    @Override
    public void close() {
        packing.close();
        lease.close();
    }
}
