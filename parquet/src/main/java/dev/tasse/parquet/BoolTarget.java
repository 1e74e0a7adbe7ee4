package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.INT;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Truth values, a bit each.
final class BoolTarget extends FlatTarget {
    private final Lease lease;
    private final PackedRuns runs = new PackedRuns();
    private MemorySegment bits = MemorySegment.NULL;
    private long capacity;

    BoolTarget(Lease lease) {
        this.lease = lease;
    }

    @Override
    void ensure(long rows) {
        if (rows <= capacity) return;
        MemorySegment larger = lease.allocateZeroed(Bitmap.bytes(rows));
        MemorySegment.copy(bits, 0, larger, 0, capacity == 0 ? 0 : Bitmap.bytes(capacity));
        bits = larger;
        capacity = rows;
    }

    @Override
    void startChunk() {}

    @Override
    void dictionary(Page page) {
        throw new IllegalStateException("a dictionary of truth values");
    }

    @Override
    void write(Page page, long at) {
        Bitmap out = Bitmap.of(bits, at, page.count());
        switch (page.encoding()) {
            case PageHeader.PLAIN -> {
                page.requireBytes((page.count() + 7L) / Byte.SIZE);
                out.copy(Bitmap.of(page.bytes(), page.from() << 3, page.count()));
            }
            case PageHeader.RLE -> {
                page.requireBytes(Integer.BYTES);
                long from = page.from() + Integer.BYTES;
                long length = Integer.toUnsignedLong(page.bytes().get(INT, page.from()));
                page.requireBytes(Integer.BYTES + length);
                runs.start(page.bytes(), from, from + length, 1);
                runs.readBits(out);
            }
            default -> throw page.unknownEncoding();
        }
    }

    @Override
    void spread(long at, int dense, Bitmap present) {
        Bitmap values = Bitmap.of(bits, at, present.length());
        int from = dense - 1;
        for (long row = present.length() - 1; from >= 0 && row > from; row--) {
            if (present.get(row)) values.set(row, values.get(from--));
        }
    }

    @Override
    void move(long from, long to, long count) {
        Bitmap.of(bits, to, count).copy(Bitmap.of(bits, from, count));
    }

    @Override
    Column finish(long rows, Bitmap validity) {
        return new BoolColumn(rows, Bitmap.of(bits, 0, rows), validity);
    }
}
