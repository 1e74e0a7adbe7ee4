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
/// How groups are found is decided by the first batch: {@link DenseGroups} for a whole number,
/// {@link CombinedGroups} for several keys of few values, {@link PackedGroups} where the keys are
/// small enough, else {@link HashedGroups}; when keys come that do not fit the one, the next takes
/// over. A single key that comes dictionary encoded is looked up once for each entry of a
/// dictionary that occurs.
///
/// Where groups are merged later anyway, looking up is of no use once nearly all keys differ: then
/// one that is {@link #lone} makes a group of each row.
public final class Grouping implements AutoCloseable {
    private static final long LEAST_ROWS = 1 << 16;
    private static final int EIGHTHS = 7;

    private final List<DataType> types;
    private final List<StoredKeys> stored = new ArrayList<>();
    private final boolean equalHashes;
    private final boolean lone;
    private final MemoryPool pool;
    private final CodeGroups codes;
    private long rows;
    private int groupCount;
    private int[] everyRow = {};
    private @Nullable GroupTable table;

    /// @param equalHashes whether all hashes are to be equal, so that tests reach rare paths
    public Grouping(List<DataType> types, boolean equalHashes, MemoryPool pool) {
        this(types, equalHashes, false, pool);
    }

    private Grouping(List<DataType> types, boolean equalHashes, boolean lone, MemoryPool pool) {
        this.types = List.copyOf(types);
        this.lone = lone;
        this.equalHashes = equalHashes;
        this.pool = pool;
        for (DataType type : types) stored.add(StoredKeys.of(type, pool));
        codes = new CodeGroups(pool);
    }

    /// A group for each row, whatever its key.
    public static Grouping lone(List<DataType> types, MemoryPool pool) {
        return new Grouping(types, false, true, pool);
    }

    /// How many groups there are.
    public int groupCount() {
        return table == null ? groupCount : table.groupCount();
    }

    /// The number of the group of each of `count` rows, 4 bytes each.
    ///
    /// @param keys the key columns, of any encoding, at least one
    public MemorySegment groups(List<Column> keys, int count, Lease lease) {
        MemorySegment groups = lease.allocate((long) count * Integer.BYTES);
        if (count == 0) return groups;
        rows += count;
        if (lone) {
            append(keys, groups, count, lease);
            return groups;
        }
        if (keys.size() == 1 && keys.getFirst() instanceof DictionaryColumn coded) {
            codes.load(coded);
            Selection.Picked missing = codes.find(coded, groups, lease);
            if (missing.count() > 0) {
                addEntries(coded, missing, lease);
                codes.find(coded, groups, lease);
            }
            return groups;
        }
        if (allConstant(keys)) {
            oneGroup(keys, groups, count, lease);
            return groups;
        }
        find(keys, count, groups, lease);
        return groups;
    }

    /// Makes room for `groups` groups at once.
    public void reserve(int groups) {
        if (table != null) table.reserve(groups);
        for (StoredKeys keys : stored) keys.reserve(groups);
    }

    /// Whether nearly all keys have been different, and those not few.
    public boolean keysDiffer() {
        return rows >= LEAST_ROWS && groupCount() > rows / Byte.SIZE * EIGHTHS;
    }

    private void append(List<Column> keys, MemorySegment groups, int count, Lease lease) {
        int first = groupCount;
        if (everyRow.length < count) {
            everyRow = new int[count];
            for (int row = 0; row < count; row++) everyRow[row] = row;
        }
        for (int i = 0; i < keys.size(); i++) {
            stored.get(i).load(Flattening.flat(keys.get(i), lease), lease);
            stored.get(i).append(everyRow, count, first);
        }
        for (int row = 0; row < count; row++) groups.setAtIndex(Layouts.INT, row, first + row);
        groupCount = Math.addExact(first, count);
    }

    private static boolean allConstant(List<Column> keys) {
        for (Column key : keys) {
            if (!(key instanceof ConstantColumn)) return false;
        }
        return true;
    }

    private void find(List<Column> keys, int count, MemorySegment groups, Lease lease) {
        while (!table(keys).find(keys, count, groups, lease)) widen(keys, lease);
    }

    /// Goes on with the next kind of table.
    private void widen(List<Column> keys, Lease lease) {
        GroupTable old = table(keys);
        int known = old.groupCount();
        List<Column> found = keys(lease);
        Optional<KeyPacking> packing =
                old instanceof PackedGroups
                        ? Optional.empty()
                        : KeyPacking.of(keys, equalHashes, pool);
        GroupTable next = packed(packing);
        table = next;
        old.close();
        if (known > 0) next.seed(found, known, lease);
    }

    private GroupTable packed(Optional<KeyPacking> packing) {
        return packing.isPresent()
                ? new PackedGroups(packing.get(), stored, equalHashes, pool)
                : new HashedGroups(stored, equalHashes, pool);
    }

    /// Looks the first row of each entry without a group up, which is then known.
    private void addEntries(DictionaryColumn coded, Selection.Picked rows, Lease lease) {
        Column picked = Flattening.flat(Selection.gather(coded, rows, lease), lease);
        int count = Math.toIntExact(rows.count());
        MemorySegment groups = lease.allocate((long) count * Integer.BYTES);
        find(List.of(picked), count, groups, lease);
        codes.add(coded, rows, groups);
    }

    private void oneGroup(List<Column> keys, MemorySegment groups, int count, Lease lease) {
        List<Column> first = new ArrayList<>();
        for (Column key : keys) first.add(Flattening.flat(key.slice(0, 1), lease));
        MemorySegment group = lease.allocate(Integer.BYTES);
        find(first, 1, group, lease);
        int number = group.get(Layouts.INT, 0);
        for (int row = 0; row < count; row++) groups.setAtIndex(Layouts.INT, row, number);
    }

    private GroupTable table(List<Column> keys) {
        GroupTable known = table;
        if (known != null) return known;
        GroupTable made = equalHashes ? hashed(keys) : direct(keys);
        table = made;
        return made;
    }

    private GroupTable direct(List<Column> keys) {
        if (DenseGroups.fit(keys)) return new DenseGroups(stored.getFirst(), pool);
        if (CombinedGroups.fit(keys)) return new CombinedGroups(types, stored, pool);
        return hashed(keys);
    }

    private GroupTable hashed(List<Column> keys) {
        return packed(KeyPacking.of(keys, equalHashes, pool));
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
