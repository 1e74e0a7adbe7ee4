package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.DataType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Numbers the distinct keys that it sees from 0 up: the hash table of aggregation. Null is a key
/// like any other; equal floats are one. Used by one thread.
///
/// How groups are found is decided by the first batch: {@link PackedGroups} where the keys are
/// small enough, else {@link HashedGroups}. A single key that comes dictionary encoded is looked up
/// once for each entry of a dictionary that occurs.
public final class Grouping implements AutoCloseable {
    private final List<StoredKeys> stored = new ArrayList<>();
    private final boolean equalHashes;
    private final MemoryPool pool;
    private final CodeGroups codes;
    private @Nullable GroupTable table;

    /// @param equalHashes whether all hashes are to be equal, so that tests reach rare paths
    public Grouping(List<DataType> types, boolean equalHashes, MemoryPool pool) {
        this.equalHashes = equalHashes;
        this.pool = pool;
        for (DataType type : types) stored.add(StoredKeys.of(type, pool));
        codes = new CodeGroups(pool);
    }

    /// How many groups there are.
    public int groupCount() {
        return table == null ? 0 : table.groupCount();
    }

    /// The number of the group of each of `count` rows, 4 bytes each.
    ///
    /// @param keys the key columns, of any encoding, at least one
    public MemorySegment groups(List<Column> keys, int count, Lease lease) {
        MemorySegment groups = lease.allocate((long) count * Integer.BYTES);
        if (count == 0) return groups;
        if (keys.size() == 1 && keys.getFirst() instanceof DictionaryColumn coded) {
            codes.load(coded);
            Selection.Picked missing = codes.find(coded, groups, lease);
            if (missing.count() > 0) {
                addEntries(coded, missing, lease);
                codes.find(coded, groups, lease);
            }
            return groups;
        }
        if (keys.stream().allMatch(ConstantColumn.class::isInstance)) {
            oneGroup(keys, groups, count, lease);
            return groups;
        }
        table(keys).find(keys, count, groups, lease);
        return groups;
    }

    /// Looks the first row of each entry without a group up, which is then known.
    private void addEntries(DictionaryColumn coded, Selection.Picked rows, Lease lease) {
        Column picked = Flattening.flat(Selection.gather(coded, rows, lease), lease);
        int count = Math.toIntExact(rows.count());
        MemorySegment groups = groups(List.of(picked), count, lease);
        codes.add(coded, rows, groups);
    }

    private void oneGroup(List<Column> keys, MemorySegment groups, int count, Lease lease) {
        List<Column> first = new ArrayList<>();
        for (Column key : keys) first.add(Flattening.flat(key.slice(0, 1), lease));
        MemorySegment group = lease.allocate(Integer.BYTES);
        table(first).find(first, 1, group, lease);
        int number = group.get(Layouts.INT, 0);
        for (int row = 0; row < count; row++) groups.setAtIndex(Layouts.INT, row, number);
    }

    private GroupTable table(List<Column> keys) {
        GroupTable known = table;
        if (known != null) return known;
        Optional<KeyPacking> packing = KeyPacking.of(keys, equalHashes, pool);
        GroupTable made =
                packing.isPresent()
                        ? new PackedGroups(packing.get(), stored, equalHashes, pool)
                        : new HashedGroups(stored, equalHashes, pool);
        table = made;
        return made;
    }

    /// The keys of all groups, copied to `lease`.
    public List<Column> keys(Lease lease) {
        return stored.stream().map(keys -> keys.finish(groupCount(), lease)).toList();
    }

    @Override
    public void close() {
        for (StoredKeys keys : stored) keys.close();
        codes.close();
        if (table != null) table.close();
    }
}
