package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pairs the rows of batches with the rows of a {@link JoinIndex} that have the same keys: in the
/// order of the batch, then of the indexed side. Many cursors may share an index; one thread each.
///
/// ```java
/// cursor.start(keys, rows, scratch);
/// while (cursor.next()) use(cursor.probeRows(), cursor.buildRows(), cursor.count());
/// ```
public final class JoinCursor implements AutoCloseable {
    private final JoinIndex index;
    private final boolean equalHashes;
    private final MemoryPool pool;
    private int capacity;
    private Lease pairs;
    private MemorySegment probeRows;
    private MemorySegment buildRows;
    private @Nullable EntryMatches known;

    private List<Column> keys = List.of();
    private MemorySegment hashes = MemorySegment.NULL;
    private MemorySegment begins = MemorySegment.NULL;
    private MemorySegment ends = MemorySegment.NULL;
    private MemorySegment candidates = MemorySegment.NULL;
    private boolean checked;
    private boolean once;
    private boolean again;
    private boolean found;
    private boolean single;
    private int rows;
    private int row;
    private int offset;
    private int count;

    /// @param equalHashes as the index was built
    /// @param capacity the most pairs that are given at once
    public JoinCursor(JoinIndex index, boolean equalHashes, int capacity, MemoryPool pool) {
        this.index = index;
        this.equalHashes = equalHashes;
        this.capacity = capacity;
        this.pool = pool;
        this.pairs = pool.lease(2 * Lease.padded((long) capacity * Integer.BYTES), "join pairs");
        this.probeRows = pairs.allocate((long) capacity * Integer.BYTES);
        this.buildRows = pairs.allocate((long) capacity * Integer.BYTES);
    }

    /// Makes room for so many pairs at once, before a batch.
    public void growTo(long pairCount) {
        if (pairCount <= capacity) return;
        capacity = Math.toIntExact(pairCount);
        pairs.close();
        pairs = pool.lease(2 * Lease.padded((long) capacity * Integer.BYTES), "join pairs");
        probeRows = pairs.allocate((long) capacity * Integer.BYTES);
        buildRows = pairs.allocate((long) capacity * Integer.BYTES);
    }

    /// Begins a batch of `batchRows` rows with these keys, which may have any encoding. What the
    /// batch needs comes from `scratch` and is used until the next call.
    public void start(List<Column> batchKeys, long batchRows, Lease scratch) {
        rows = Math.toIntExact(batchRows);
        row = 0;
        offset = 0;
        count = 0;
        once = false;
        again = false;
        found = false;
        single = false;
        begins = MemorySegment.NULL;
        ends = MemorySegment.NULL;
        keys = batchKeys;
        if (batchKeys.size() == 1 && batchKeys.getFirst() instanceof DictionaryColumn coded) {
            startCoded(coded, scratch);
        } else {
            startPlain(batchKeys, scratch);
        }
    }

    private void startPlain(List<Column> batchKeys, Lease scratch) {
        Bitmap present = Joining.known(batchKeys, rows, scratch);
        switch (index) {
            case JoinIndex.Dense dense -> {
                Column key = Flattening.flat(batchKeys.getFirst(), scratch);
                MemorySegment longs = longs(key, scratch);
                checked = false;
                candidates = dense.rows();
                if (dense.unique() && rows <= capacity) {
                    pairUnique(dense, longs, present);
                    return;
                }
                allocateRanges(scratch);
                if (dense.unique()) findUnique(dense, longs);
                else findRepeated(dense, longs);
            }
            case JoinIndex.Hashed hashed -> {
                allocateRanges(scratch);
                List<Column> hashedKeys = equalHashes ? List.of() : batchKeys;
                hashes = Hashing.hash(hashedKeys, rows, Joining.HASH_LEVEL, scratch);
                checked = true;
                candidates = hashed.rows();
                findHashed(hashed);
                if (!hashed.exact()) keys = flat(batchKeys, scratch);
            }
        }
        if (!present.isAbsent()) dropUnknown(present);
    }

    private void allocateRanges(Lease scratch) {
        begins = scratch.allocate((long) rows * Integer.BYTES);
        ends = scratch.allocate((long) rows * Integer.BYTES);
    }

    // A column of another kind is of the type NULL.
    private MemorySegment longs(Column key, Lease scratch) {
        if (key instanceof FixedColumn wide && wide.width() == Long.BYTES) return wide.values();
        MemorySegment longs = scratch.allocate((long) rows * Long.BYTES);
        if (key instanceof FixedColumn fixed) {
            Widening.toLongs(fixed.values(), fixed.width(), rows, longs);
        }
        return longs;
    }

    /// Finds all pairs at once: each row is in one at most.
    private void pairUnique(JoinIndex.Dense dense, MemorySegment longs, Bitmap present) {
        long least = dense.least();
        long span = dense.span();
        MemorySegment places = dense.places();
        boolean all = present.isAbsent();
        int pairCount = 0;
        for (int i = 0; i < rows; i++) {
            long place = longs.getAtIndex(Layouts.LONG, i) - least;
            boolean inside = Long.compareUnsigned(place, span) < 0;
            // The word behind the last key is -1 as well.
            int match = places.getAtIndex(Layouts.INT, inside ? place : span);
            probeRows.setAtIndex(Layouts.INT, pairCount, i);
            buildRows.setAtIndex(Layouts.INT, pairCount, match);
            pairCount += match >= 0 && (all || present.get(i)) ? 1 : 0;
        }
        foundAll(pairCount);
    }

    private void pairUnique(DictionaryColumn coded, MemorySegment places) {
        MemorySegment codes = coded.codes();
        Bitmap present = coded.validity();
        boolean all = coded.nullCount() == 0;
        int pairCount = 0;
        for (int i = 0; i < rows; i++) {
            long code = codes.getAtIndex(Layouts.INT, i);
            int match = places.getAtIndex(Layouts.INT, code);
            probeRows.setAtIndex(Layouts.INT, pairCount, i);
            buildRows.setAtIndex(Layouts.INT, pairCount, match);
            pairCount += match >= 0 && (all || present.get(i)) ? 1 : 0;
        }
        foundAll(pairCount);
    }

    private void foundAll(int pairCount) {
        count = pairCount;
        row = rows;
        found = rows > 0;
        single = true;
    }

    private static List<Column> flat(List<Column> columns, Lease scratch) {
        List<Column> flat = new ArrayList<>();
        for (Column column : columns) flat.add(Flattening.flat(column, scratch));
        return flat;
    }

    private void findUnique(JoinIndex.Dense dense, MemorySegment longs) {
        long least = dense.least();
        long span = dense.span();
        MemorySegment places = dense.places();
        for (int i = 0; i < rows; i++) {
            long place = longs.getAtIndex(Layouts.LONG, i) - least;
            boolean inside = Long.compareUnsigned(place, span) < 0;
            // The word behind the last key is -1 as well.
            int found = places.getAtIndex(Layouts.INT, inside ? place : span);
            begins.setAtIndex(Layouts.INT, i, (int) place);
            ends.setAtIndex(Layouts.INT, i, found < 0 ? (int) place : (int) place + 1);
        }
    }

    private void findRepeated(JoinIndex.Dense dense, MemorySegment longs) {
        long least = dense.least();
        long span = dense.span();
        MemorySegment places = dense.places();
        for (int i = 0; i < rows; i++) {
            long place = longs.getAtIndex(Layouts.LONG, i) - least;
            boolean inside = Long.compareUnsigned(place, span) < 0;
            long at = inside ? place : span;
            begins.setAtIndex(Layouts.INT, i, places.getAtIndex(Layouts.INT, at));
            long next = inside ? place + 1 : span;
            ends.setAtIndex(Layouts.INT, i, places.getAtIndex(Layouts.INT, next));
        }
    }

    private void findHashed(JoinIndex.Hashed hashed) {
        for (int i = 0; i < rows; i++) {
            long hash = hashes.getAtIndex(Layouts.LONG, i);
            long slot = hashed.slot(hash);
            long word = hashed.at(slot);
            int begin = (int) Joining.position(hashed.before(slot));
            int end = (int) Joining.position(word);
            begins.setAtIndex(Layouts.INT, i, begin);
            ends.setAtIndex(Layouts.INT, i, Joining.isFiltered(word, hash) ? begin : end);
        }
    }

    private void dropUnknown(Bitmap present) {
        for (int i = 0; i < rows; i++) {
            if (present.get(i)) continue;
            begins.setAtIndex(Layouts.INT, i, 0);
            ends.setAtIndex(Layouts.INT, i, 0);
        }
    }

    /// The row of the indexed side for each entry of the dictionary of `key`, if `key` has no nulls
    /// and each entry has exactly one row: then the codes of `key` tell all pairs of its batch.
    public Optional<Selection.Picked> entryRows(DictionaryColumn key) {
        if (key.nullCount() > 0) return Optional.empty();
        EntryMatches matches = matches(key.dictionary());
        if (!matches.complete()) return Optional.empty();
        return Optional.of(new Selection.Picked(matches.places(), key.dictionary().length()));
    }

    private EntryMatches matches(Column dictionary) {
        EntryMatches matches = known;
        if (matches != null && matches.dictionary() == dictionary) return matches;
        if (matches != null) matches.close();
        known = null;
        EntryMatches found = EntryMatches.of(index, equalHashes, dictionary, pool);
        known = found;
        return found;
    }

    private void startCoded(DictionaryColumn coded, Lease scratch) {
        EntryMatches matches = matches(coded.dictionary());
        checked = false;
        if (matches.unique() && rows <= capacity) {
            pairUnique(coded, matches.places());
            return;
        }
        allocateRanges(scratch);
        candidates = matches.rows();
        MemorySegment starts = matches.starts();
        MemorySegment codes = coded.codes();
        for (int i = 0; i < rows; i++) {
            long code = codes.getAtIndex(Layouts.INT, i);
            begins.setAtIndex(Layouts.INT, i, starts.getAtIndex(Layouts.INT, code));
            ends.setAtIndex(Layouts.INT, i, starts.getAtIndex(Layouts.INT, code + 1));
        }
        if (coded.nullCount() > 0) dropUnknown(coded.validity());
    }

    /// Asks for one pair of each row of the batch, of those that there are, in no order.
    public void findOnce() {
        once = true;
    }

    /// Finds the next pairs; false when there are no more. There may be none in between.
    public boolean next() {
        if (found) {
            found = false;
            return true;
        }
        if (row >= rows) {
            if (!again) return false;
            again = false;
            row = 0;
        }
        count = 0;
        if (!checked) emit();
        else if (once) emitFirst();
        else emitChecked();
        if (checked && index instanceof JoinIndex.Hashed hashed && !hashed.exact()) {
            keepEqual(hashed);
        }
        return true;
    }

    private void keepEqual(JoinIndex.Hashed hashed) {
        int candidateCount = count;
        for (int i = 0; i < keys.size(); i++) {
            Column build = hashed.keys().get(i);
            count = KeyMatching.keepEqual(keys.get(i), probeRows, build, buildRows, count);
        }
        if (!once) return;
        // Rows whose first candidate had other keys try their next one.
        again |= count < candidateCount;
        for (int i = 0; i < count; i++) {
            int done = probeRows.getAtIndex(Layouts.INT, i);
            begins.setAtIndex(Layouts.INT, done, ends.getAtIndex(Layouts.INT, done));
        }
    }

    /// The next candidate of each row.
    private void emitFirst() {
        MemorySegment entryHashes = ((JoinIndex.Hashed) index).hashes();
        boolean exact = ((JoinIndex.Hashed) index).exact();
        int pairCount = 0;
        for (; row < rows && pairCount < capacity; row++) {
            int entry = begins.getAtIndex(Layouts.INT, row);
            int end = ends.getAtIndex(Layouts.INT, row);
            if (entry == end) continue;
            long hash = hashes.getAtIndex(Layouts.LONG, row);
            while (entry < end && entryHashes.getAtIndex(Layouts.LONG, entry) != hash) entry++;
            begins.setAtIndex(Layouts.INT, row, exact ? end : Math.min(end, entry + 1));
            if (entry == end) continue;
            probeRows.setAtIndex(Layouts.INT, pairCount, row);
            buildRows.setAtIndex(Layouts.INT, pairCount, candidates.getAtIndex(Layouts.INT, entry));
            pairCount++;
        }
        count = pairCount;
    }

    private void emit() {
        int pairCount = 0;
        for (; row < rows; row++, offset = 0) {
            int begin = begins.getAtIndex(Layouts.INT, row);
            int all = ends.getAtIndex(Layouts.INT, row);
            int end = once ? Math.min(all, begin + 1) : all;
            for (int entry = begin + offset; entry < end; entry++) {
                if (pairCount == capacity) {
                    offset = entry - begin;
                    count = pairCount;
                    return;
                }
                probeRows.setAtIndex(Layouts.INT, pairCount, row);
                buildRows.setAtIndex(
                        Layouts.INT, pairCount, candidates.getAtIndex(Layouts.INT, entry));
                pairCount++;
            }
        }
        count = pairCount;
    }

    private void emitChecked() {
        MemorySegment entryHashes = ((JoinIndex.Hashed) index).hashes();
        int pairCount = 0;
        for (; row < rows; row++, offset = 0) {
            int begin = begins.getAtIndex(Layouts.INT, row);
            int end = ends.getAtIndex(Layouts.INT, row);
            if (begin == end) continue;
            long hash = hashes.getAtIndex(Layouts.LONG, row);
            for (int entry = begin + offset; entry < end; entry++) {
                if (entryHashes.getAtIndex(Layouts.LONG, entry) != hash) continue;
                if (pairCount == capacity) {
                    offset = entry - begin;
                    count = pairCount;
                    return;
                }
                probeRows.setAtIndex(Layouts.INT, pairCount, row);
                buildRows.setAtIndex(
                        Layouts.INT, pairCount, candidates.getAtIndex(Layouts.INT, entry));
                pairCount++;
            }
        }
        count = pairCount;
    }

    /// Whether no row of the batch is in two pairs, as far as that is known.
    public boolean isSingle() {
        return single;
    }

    /// The row of the batch before which all pairs have been found.
    public int completed() {
        return row;
    }

    /// How many pairs {@link #next} has found.
    public int count() {
        return count;
    }

    /// The rows of the batch, one a pair.
    public MemorySegment probeRows() {
        return probeRows;
    }

    /// The rows of the indexed side, one a pair.
    public MemorySegment buildRows() {
        return buildRows;
    }

    @Override
    public void close() {
        EntryMatches matches = known;
        if (matches != null) matches.close();
        pairs.close();
    }
}
