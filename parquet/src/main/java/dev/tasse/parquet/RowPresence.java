package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.INT;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Which rows of a column hold a value, from the definition levels of its pages. No bits are
/// written before the first page that has nulls.
final class RowPresence {
    private final Lease lease;
    private final boolean optional;
    private final PackedRuns runs = new PackedRuns();
    private MemorySegment bits = MemorySegment.NULL;
    private long capacity;
    private boolean absent = true;
    private long valuesFrom;

    /// For a column that may have nulls, or not.
    RowPresence(boolean optional, Lease lease) {
        this.lease = lease;
        this.optional = optional;
    }

    /// Reads the levels of the first `count` rows of a page for the rows from `at` on; how many
    /// hold a value.
    int read(PageHeader header, MemorySegment bytes, long at, int count) {
        PageHeader.Levels levels = header.levels();
        if (header.kind() == PageHeader.Kind.DATA_V2) {
            long from = levels.repetitionBytes();
            valuesFrom = from + levels.definitionBytes();
            if (!optional) return count;
            runs.start(bytes, from, valuesFrom, 1);
        } else {
            valuesFrom = 0;
            if (!optional) return count;
            if (levels.encoding() != PageHeader.RLE) {
                throw new IllegalStateException("levels are not encoded as RLE");
            }
            long length = header.bytes() < Integer.BYTES ? -1 : bytes.get(INT, 0);
            if (length < 0 || length > header.bytes() - Integer.BYTES) {
                throw new IllegalStateException("levels go beyond their page");
            }
            valuesFrom = Integer.BYTES + length;
            runs.start(bytes, Integer.BYTES, valuesFrom, 1);
        }
        return present(at, count);
    }

    /// Where in the page just read the values begin.
    long valuesFrom() {
        return valuesFrom;
    }

    private int present(long at, int count) {
        if (runs.skipOnes(count)) {
            if (!absent) ensure(at + count).setRange(at, at + count, true);
            return count;
        }
        Bitmap all = ensure(at + count);
        if (absent) all.setRange(0, at, true);
        absent = false;
        Bitmap part = all.slice(at, count);
        runs.readBits(part);
        return (int) part.count();
    }

    private Bitmap ensure(long rows) {
        if (rows > capacity) {
            long wanted = Math.max(rows, 2 * capacity);
            MemorySegment larger = lease.allocateZeroed(Bitmap.bytes(wanted));
            MemorySegment.copy(bits, 0, larger, 0, capacity == 0 ? 0 : Bitmap.bytes(capacity));
            bits = larger;
            capacity = wanted;
        }
        return Bitmap.of(bits, 0, capacity);
    }

    /// Makes room for `rows` rows at once.
    void expect(long rows) {
        if (optional) ensure(rows);
    }

    /// The bits of `count` rows from `at` on.
    Bitmap bits(long at, int count) {
        return Bitmap.of(bits, at, count);
    }

    /// Moves `count` rows from `from` on to the front, to `to`.
    void move(long from, long to, long count) {
        if (absent) return;
        Bitmap.of(bits, to, count).copy(Bitmap.of(bits, from, count));
    }

    /// The bits of the first `rows` rows.
    Bitmap finish(long rows) {
        return absent ? Bitmap.allSet(rows) : Bitmap.of(bits, 0, rows).simplified();
    }
}
