package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.INT;
import static dev.tasse.internal.memory.Layouts.LONG;
import static dev.tasse.internal.memory.Layouts.SHORT;

import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;

import java.lang.foreign.MemorySegment;

/// Values of 4 or 8 bytes in the file, of 1 to 8 in the column: whole numbers, floats, dates, times
/// and small decimals.
final class FixedTarget extends FlatTarget {
    private static final int BLOCK = 1024;

    /// Bytes before the first value, for the levels of a page.
    private static final int FRONT = 64;

    private final Lease lease;
    private final Lease scratch;
    private final DataType type;
    private final int stored;
    private final boolean optional;
    private final int width;
    private final PackedRuns runs = new PackedRuns();
    private final int[] codes = new int[BLOCK];
    private final long[] longs = new long[BLOCK];
    private final MemorySegment saved;
    // Some bytes, then the values.
    private MemorySegment memory = MemorySegment.NULL;
    private MemorySegment values = MemorySegment.NULL;
    private long[] dictionary = {};
    // Values as wide as in the file, where the column's are not, or as longs.
    private MemorySegment wide = MemorySegment.NULL;
    private long capacity;
    // Where in memory a page lies that was decompressed there, or -1, and how many bytes of the
    // rows before it covers.
    private long pageStart = -1;
    private int covered;

    /// A column of `type` whose values have `stored` bytes in the file and may be null.
    FixedTarget(DataType type, int stored, boolean optional, FlatReading.Memory memory) {
        this.lease = memory.table();
        this.scratch = memory.scratch();
        this.optional = optional;
        this.type = type;
        this.stored = stored;
        this.width = type.valueBytes();
        this.saved = scratch.allocate(FRONT);
    }

    @Override
    void ensure(long rows) {
        if (rows <= capacity) return;
        MemorySegment larger = lease.allocate(FRONT + Math.multiplyExact(rows, (long) width));
        if (capacity > 0) MemorySegment.copy(values, 0, larger, FRONT, capacity * width);
        memory = larger;
        values = larger.asSlice(FRONT);
        capacity = rows;
    }

    @Override
    MemorySegment room(PageHeader header, long at) {
        int before = header.usualPrefix(optional);
        boolean fits =
                stored == width
                        && header.encoding() == PageHeader.PLAIN
                        && before <= FRONT
                        && header.bytes() - before <= (capacity - at) * width;
        if (!fits) return MemorySegment.NULL;
        pageStart = FRONT + at * width - before;
        covered = before;
        MemorySegment.copy(memory, pageStart, saved, 0, covered);
        return memory.asSlice(pageStart, header.bytes());
    }

    @Override
    void settle() {
        if (pageStart >= 0) MemorySegment.copy(saved, 0, memory, pageStart, covered);
        pageStart = -1;
    }

    @Override
    void startChunk() {
        dictionary = new long[0];
    }

    @Override
    void dictionary(Page page) {
        page.requireBytes((long) page.count() * stored);
        // As long as it has entries, so that a code beyond the last one is out of bounds.
        dictionary = new long[page.count()];
        for (int i = 0; i < dictionary.length; i++) {
            long place = page.from() + (long) i * stored;
            dictionary[i] =
                    stored == Long.BYTES
                            ? page.bytes().get(LONG, place)
                            : page.bytes().get(INT, place);
        }
    }

    @Override
    void write(Page page, long at) {
        MemorySegment out = values.asSlice(at * width);
        int count = page.count();
        switch (page.encoding()) {
            case PageHeader.PLAIN -> {
                page.requireBytes((long) count * stored);
                if (!isPlaced(page, at)) resize(page.bytes().asSlice(page.from()), out, count);
            }
            case PageHeader.PLAIN_DICTIONARY, PageHeader.RLE_DICTIONARY -> writeCoded(page, out);
            case PageHeader.DELTA_BINARY_PACKED -> writeDeltas(page, out);
            case PageHeader.BYTE_STREAM_SPLIT -> writeSplit(page, out);
            default -> throw page.unknownEncoding();
        }
    }

    /// Whether the values of `page` lie already where those from row `at` on belong.
    private boolean isPlaced(Page page, long at) {
        return pageStart >= 0
                && pageStart + page.from() == FRONT + at * width
                && page.bytes().address() == memory.address() + pageStart;
    }

    private void writeCoded(Page page, MemorySegment out) {
        page.requireBytes(1);
        int bits = Byte.toUnsignedInt(page.bytes().get(BYTE, page.from()));
        runs.start(page.bytes(), page.from() + 1, page.end(), bits);
        for (int done = 0; done < page.count(); done += BLOCK) {
            int some = Math.min(BLOCK, page.count() - done);
            runs.read(codes, some);
            long place = (long) done * width;
            if (width == Long.BYTES) {
                takeLongs(dictionary, codes, longs, some);
                MemorySegment.copy(longs, 0, out, LONG, place, some);
                continue;
            }
            takeInts(dictionary, codes, some);
            if (width == Integer.BYTES) {
                MemorySegment.copy(codes, 0, out, INT, place, some);
            } else {
                MemorySegment block = out.asSlice(place);
                for (int i = 0; i < some; i++) put(block, i, codes[i]);
            }
        }
    }

    private static void takeLongs(long[] entries, int[] codes, long[] out, int count) {
        for (int i = 0; i < count; i++) out[i] = entries[codes[i]];
    }

    /// Replaces codes by their values.
    private static void takeInts(long[] entries, int[] codes, int count) {
        for (int i = 0; i < count; i++) codes[i] = (int) entries[codes[i]];
    }

    private void writeDeltas(Page page, MemorySegment out) {
        DeltaNumbers deltas = new DeltaNumbers();
        deltas.start(page.bytes(), page.from(), page.end());
        if (deltas.count() < page.count()) throw new IllegalStateException("deltas are missing");
        MemorySegment numbers = wide((long) deltas.count() * Long.BYTES);
        deltas.readAll(numbers);
        if (width == Long.BYTES) {
            boolean narrow = stored == Integer.BYTES;
            for (int i = 0; i < page.count(); i++) {
                long number = numbers.getAtIndex(LONG, i);
                out.setAtIndex(LONG, i, narrow ? (int) number : number);
            }
        } else {
            for (int i = 0; i < page.count(); i++) {
                put(out, i, (int) numbers.getAtIndex(LONG, i));
            }
        }
    }

    private void writeSplit(Page page, MemorySegment out) {
        long total = (page.end() - page.from()) / stored;
        if (total < page.count()) throw new IllegalStateException("streams are too short");
        MemorySegment joined = stored == width ? out : wide((long) page.count() * stored);
        for (int i = 0; i < page.count(); i++) {
            long value = 0;
            for (int k = stored - 1; k >= 0; k--) {
                long place = page.from() + k * total + i;
                value = value << Byte.SIZE | Byte.toUnsignedInt(page.bytes().get(BYTE, place));
            }
            if (stored == Long.BYTES) joined.setAtIndex(LONG, i, value);
            else joined.setAtIndex(INT, i, (int) value);
        }
        if (stored != width) resize(joined, out, page.count());
    }

    private MemorySegment wide(long bytes) {
        if (wide.byteSize() < bytes) wide = scratch.allocate(bytes);
        return wide;
    }

    /// Copies `count` values of the file to places as wide as the column's.
    private void resize(MemorySegment from, MemorySegment to, int count) {
        if (stored == width) {
            MemorySegment.copy(from, 0, to, 0, (long) count * width);
        } else if (width == Long.BYTES) {
            for (int i = 0; i < count; i++) to.setAtIndex(LONG, i, from.getAtIndex(INT, i));
        } else {
            for (int i = 0; i < count; i++) put(to, i, from.getAtIndex(INT, i));
        }
    }

    private void put(MemorySegment to, int index, int value) {
        switch (width) {
            case Byte.BYTES -> to.setAtIndex(BYTE, index, (byte) value);
            case Short.BYTES -> to.setAtIndex(SHORT, index, (short) value);
            default -> to.setAtIndex(INT, index, value);
        }
    }

    @Override
    void spread(long at, int dense, Bitmap present) {
        Spreading.spread(values.asSlice(at * width), width, dense, present);
    }

    @Override
    void move(long from, long to, long count) {
        MemorySegment.copy(values, from * width, values, to * width, count * width);
    }

    @Override
    Column finish(long rows, Bitmap validity) {
        return type instanceof DecimalType decimal
                ? new DecimalColumn(decimal, rows, values, validity)
                : new FixedColumn(type, rows, values, validity);
    }
}
