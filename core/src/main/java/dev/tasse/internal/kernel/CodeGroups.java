package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// The group of each code of one dictionary, as far as the codes have occurred: entries that no row
/// has make no group.
final class CodeGroups implements AutoCloseable {
    private static final int UNKNOWN = -1;
    // Seen in this batch for the first time.
    private static final int ASKED = -2;

    private final Lease lease;
    private @Nullable Column dictionary;
    private MemorySegment groups = MemorySegment.NULL;
    private int nullGroup = UNKNOWN;
    // How many codes have no group yet.
    private long unknown;

    CodeGroups(MemoryPool pool) {
        lease = pool.lease(0, "groups of codes");
    }

    /// Forgets what is known of another dictionary.
    void load(DictionaryColumn coded) {
        if (dictionary == coded.dictionary()) return;
        dictionary = coded.dictionary();
        lease.reset();
        unknown = coded.dictionary().length();
        groups = lease.allocate(coded.dictionary().length() * Integer.BYTES).fill((byte) UNKNOWN);
    }

    /// Writes the group of each row to `out`, if it is known; one row for each code, or null, that
    /// is not.
    Selection.Picked find(DictionaryColumn coded, MemorySegment out, Lease scratch) {
        long n = coded.length();
        MemorySegment codes = coded.codes();
        int least = 0;
        if (coded.nullCount() > 0) {
            Bitmap validity = coded.validity();
            for (long row = 0; row < n; row++) {
                int group = nullGroup;
                if (validity.get(row)) {
                    group = groups.getAtIndex(Layouts.INT, codes.getAtIndex(Layouts.INT, row));
                }
                out.setAtIndex(Layouts.INT, row, group);
                least = Math.min(least, group);
            }
        } else {
            least = ShortTable.take(groups, coded.dictionary().length(), codes, out, n);
        }
        if (least >= 0) return new Selection.Picked(MemorySegment.NULL, 0);
        return missing(coded, scratch);
    }

    private Selection.Picked missing(DictionaryColumn coded, Lease scratch) {
        long n = coded.length();
        MemorySegment rows = scratch.allocate(n * Integer.BYTES);
        // Where every code has occurred already, as usual where they are few, the rest is not read.
        long most = coded.nullCount() > 0 && nullGroup == UNKNOWN ? unknown + 1 : unknown;
        long count = 0;
        for (long row = 0; row < n && count < most; row++) {
            if (coded.isNull(row)) {
                if (nullGroup != UNKNOWN) continue;
                nullGroup = ASKED;
            } else {
                int code = coded.code(row);
                if (groups.getAtIndex(Layouts.INT, code) != UNKNOWN) continue;
                groups.setAtIndex(Layouts.INT, code, ASKED);
            }
            rows.setAtIndex(Layouts.INT, count++, (int) row);
        }
        return new Selection.Picked(rows, count);
    }

    /// The groups of the rows that {@link #find} has named.
    void add(DictionaryColumn coded, Selection.Picked rows, MemorySegment found) {
        for (long i = 0; i < rows.count(); i++) {
            int row = rows.rows().getAtIndex(Layouts.INT, i);
            int group = found.getAtIndex(Layouts.INT, i);
            if (coded.isNull(row)) {
                nullGroup = group;
            } else {
                groups.setAtIndex(Layouts.INT, coded.code(row), group);
                unknown--;
            }
        }
    }

    @Override
    public void close() {
        lease.close();
    }
}
