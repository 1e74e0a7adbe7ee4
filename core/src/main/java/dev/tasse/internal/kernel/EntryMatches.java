package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The rows of a join's indexed side for each entry of a dictionary, so that texts are looked up
/// once for all rows that share a code.
///
/// @param starts where in `rows` those of each entry begin, and in the end where the last ones end
/// @param unique whether no entry has two: then `places` holds the row of each, -1 for none
/// @param complete whether each entry has exactly one
record EntryMatches(
        Column dictionary,
        MemorySegment starts,
        MemorySegment rows,
        boolean unique,
        boolean complete,
        MemorySegment places,
        Lease lease)
        implements AutoCloseable {
    private static final int MOST_PAIRS = 4096;

    static EntryMatches of(
            JoinIndex index, boolean equalHashes, Column dictionary, MemoryPool pool) {
        long entries = dictionary.length();
        Lease kept = pool.lease(Lease.padded((entries + 1) * Integer.BYTES), "dictionary join");
        try (Lease scratch = pool.lease(0, "dictionary join");
                JoinCursor cursor = new JoinCursor(index, equalHashes, MOST_PAIRS, pool)) {
            List<Column> keys = List.of(Flattening.flat(dictionary, scratch));
            cursor.start(keys, entries, scratch);
            MemorySegment starts = count(cursor, entries, kept);
            cursor.start(keys, entries, scratch);
            int total = starts.getAtIndex(Layouts.INT, entries);
            MemorySegment rows = collect(cursor, total, kept);
            MemorySegment places = kept.allocate(entries * Integer.BYTES);
            boolean unique = findPlaces(starts, rows, entries, places);
            boolean complete = unique && total == entries;
            return new EntryMatches(dictionary, starts, rows, unique, complete, places, kept);
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    private static MemorySegment count(JoinCursor cursor, long entries, Lease kept) {
        MemorySegment starts = kept.allocateZeroed((entries + 1) * Integer.BYTES);
        while (cursor.next()) {
            for (int i = 0; i < cursor.count(); i++) {
                long place = cursor.probeRows().getAtIndex(Layouts.INT, i) + 1L;
                int before = starts.getAtIndex(Layouts.INT, place);
                starts.setAtIndex(Layouts.INT, place, before + 1);
            }
        }
        for (long entry = 0; entry < entries; entry++) {
            int start = starts.getAtIndex(Layouts.INT, entry);
            int count = starts.getAtIndex(Layouts.INT, entry + 1);
            starts.setAtIndex(Layouts.INT, entry + 1, start + count);
        }
        return starts;
    }

    // Pairs come in the order of the entries.
    private static MemorySegment collect(JoinCursor cursor, int total, Lease kept) {
        MemorySegment rows = kept.allocate((long) total * Integer.BYTES);
        long at = 0;
        while (cursor.next()) {
            long bytes = (long) cursor.count() * Integer.BYTES;
            MemorySegment.copy(cursor.buildRows(), 0, rows, at, bytes);
            at += bytes;
        }
        return rows;
    }

    private static boolean findPlaces(
            MemorySegment starts, MemorySegment rows, long entries, MemorySegment places) {
        for (long entry = 0; entry < entries; entry++) {
            int start = starts.getAtIndex(Layouts.INT, entry);
            int count = starts.getAtIndex(Layouts.INT, entry + 1) - start;
            if (count > 1) return false;
            int row = count == 0 ? OptionalRows.NONE : rows.getAtIndex(Layouts.INT, start);
            places.setAtIndex(Layouts.INT, entry, row);
        }
        return true;
    }

    @Override
    public void close() {
        lease.close();
    }
}
