package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.INT;
import static dev.tasse.internal.memory.Layouts.LONG;

import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.Utf8Type;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Texts or bytes: codes as long as all pages have dictionaries that together are small enough,
/// else views.
final class TextTarget extends FlatTarget {
    private static final int MOST_ENTRIES = 16 << 10;
    private static final int ROWS_PER_ENTRY = 8;
    private static final int BLOCK = 1024;

    private final Lease lease;
    private final Lease scratch;
    private final DataType type;
    private final PackedRuns runs = new PackedRuns();
    private final int[] block = new int[BLOCK];
    private final List<MemorySegment> buffers = new ArrayList<>();
    private final PlainTexts texts;
    private final TextEntries merged = new TextEntries(buffers);
    private boolean coded = true;
    // Codes of 4 bytes or views of 16, a row each.
    private MemorySegment values = MemorySegment.NULL;
    private long capacity;
    private long filled;
    // The dictionary of the row group: views, and the code of each entry among all.
    private MemorySegment entries = MemorySegment.NULL;
    private int[] codes = {};

    TextTarget(DataType type, Lease lease, Lease scratch) {
        this.type = type;
        this.lease = lease;
        this.scratch = scratch;
        this.texts = new PlainTexts(type instanceof Utf8Type, lease, buffers);
    }

    private int width() {
        return coded ? Integer.BYTES : StringViews.BYTES;
    }

    @Override
    void ensure(long rows) {
        if (rows <= capacity) return;
        MemorySegment larger = lease.allocate(Math.multiplyExact(rows, (long) width()));
        MemorySegment.copy(values, 0, larger, 0, capacity * width());
        values = larger;
        capacity = rows;
    }

    @Override
    void startChunk() {
        entries = MemorySegment.NULL;
        codes = new int[0];
    }

    @Override
    void dictionary(Page page) {
        long bytes = (long) page.count() * StringViews.BYTES;
        page.requireBytes((long) page.count() * Integer.BYTES);
        // Cut to size, so that a code beyond the last entry is out of bounds.
        entries = scratch.allocate(bytes).asSlice(0, bytes);
        texts.read(page, entries);
        if (!coded) return;
        if (page.count() > mostEntries()) {
            decode();
            return;
        }
        codes = new int[page.count()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = merged.code(StringViews.low(entries, i), StringViews.high(entries, i));
        }
        if (merged.size() > mostEntries()) decode();
    }

    private long mostEntries() {
        return Math.min(MOST_ENTRIES, capacity / ROWS_PER_ENTRY);
    }

    /// From codes to views, for good.
    private void decode() {
        MemorySegment views =
                lease.allocate(Math.multiplyExact(capacity, (long) StringViews.BYTES));
        for (long row = 0; row < filled; row++) {
            int code = values.getAtIndex(INT, row);
            boolean known = code < merged.size();
            long low = known ? merged.low(code) : 0;
            StringViews.set(views, row, low, known ? merged.high(code) : 0);
        }
        values = views;
        coded = false;
    }

    @Override
    void write(Page page, long at) {
        filled = at;
        switch (page.encoding()) {
            case PageHeader.PLAIN_DICTIONARY, PageHeader.RLE_DICTIONARY -> writeCoded(page, at);
            case PageHeader.PLAIN -> writePlain(page, at);
            case PageHeader.DELTA_LENGTH_BYTE_ARRAY ->
                    writePlain(new DeltaTexts(scratch).withLengths(page), at);
            case PageHeader.DELTA_BYTE_ARRAY ->
                    writePlain(new DeltaTexts(scratch).withPrefixes(page), at);
            default -> throw page.unknownEncoding();
        }
        filled = at + page.count();
    }

    private void writePlain(Page page, long at) {
        if (coded) decode();
        texts.read(page, values.asSlice(at * StringViews.BYTES));
    }

    private void writeCoded(Page page, long at) {
        page.requireBytes(1);
        int bits = Byte.toUnsignedInt(page.bytes().get(BYTE, page.from()));
        runs.start(page.bytes(), page.from() + 1, page.end(), bits);
        for (int done = 0; done < page.count(); done += BLOCK) {
            int some = Math.min(BLOCK, page.count() - done);
            runs.read(block, some);
            if (coded) {
                recode(codes, block, some);
                MemorySegment.copy(block, 0, values, INT, (at + done) * Integer.BYTES, some);
            } else {
                MemorySegment out = values.asSlice((at + done) * StringViews.BYTES);
                takeViews(entries, block, out, some);
            }
        }
    }

    /// From the codes of the row group to those of all.
    private static void recode(int[] among, int[] rows, int count) {
        for (int i = 0; i < count; i++) rows[i] = among[rows[i]];
    }

    private static void takeViews(
            MemorySegment entries, int[] codes, MemorySegment out, int count) {
        for (int i = 0; i < count; i++) {
            long code = codes[i];
            out.setAtIndex(LONG, 2L * i, entries.getAtIndex(LONG, 2 * code));
            out.setAtIndex(LONG, 2L * i + 1, entries.getAtIndex(LONG, 2 * code + 1));
        }
    }

    @Override
    void spread(long at, int dense, Bitmap present) {
        // Nulls must hold a code that there is, or a view that can be read.
        long gap = (present.length() - dense) * width();
        values.asSlice((at + dense) * width(), gap).fill((byte) 0);
        Spreading.spread(values.asSlice(at * width()), width(), dense, present);
        filled = at + present.length();
    }

    @Override
    void move(long from, long to, long count) {
        MemorySegment.copy(values, from * width(), values, to * width(), count * width());
        filled = to + count;
    }

    @Override
    Column finish(long rows, Bitmap validity) {
        if (coded && (merged.size() == 0 || merged.size() > mostEntries())) decode();
        if (coded) {
            Column dictionary = merged.finish(lease).as(type);
            return new DictionaryColumn(rows, values, dictionary, validity);
        }
        return new StringColumn(rows, values, List.copyOf(buffers), validity).as(type);
    }
}
