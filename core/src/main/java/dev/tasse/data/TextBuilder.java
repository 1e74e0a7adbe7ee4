package dev.tasse.data;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.BinaryType;
import dev.tasse.type.DataType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Writes a column of text or bytes.
public final class TextBuilder extends ColumnBuilder {
    private static final int FREE_ENTRIES = 1024;

    private final long expectedRows;
    private final TextBuffers buffers;
    private MemorySegment views = MemorySegment.NULL;
    // Instead of views, as long as the values are few.
    private @Nullable DictionaryIndex dictionary;
    private MemorySegment codes = MemorySegment.NULL;

    TextBuilder(Lease lease, DataType type, long expectedRows) {
        super(lease, type);
        this.expectedRows = expectedRows;
        this.buffers = new TextBuffers(lease, expectedRows);
    }

    /// Keeps each distinct value once if in the end there are at most 16,384 of them and 8 rows for
    /// each: otherwise the column becomes a plain one, as soon as that is clear from the rows
    /// expected or written.
    ///
    /// Costs a search for each row. To be called before the first row.
    ///
    /// @return this
    /// @throws IllegalStateException if there are rows already
    public TextBuilder encodeDictionary() {
        if (length() > 0) throw new IllegalStateException("rows are written already");
        if (dictionary == null) dictionary = new DictionaryIndex(buffers);
        return this;
    }

    @Override
    public void appendBytes(byte[] bytes, int from, int count) {
        if (count <= StringViews.MAX_INLINE) {
            int prefix = InlineBytes.prefix(bytes, from, count);
            appendShort(StringViews.low(count, prefix), InlineBytes.rest(bytes, from, count));
        } else {
            MemorySegment room = buffers.roomFor(count);
            MemorySegment.copy(bytes, from, room, ValueLayout.JAVA_BYTE, buffers.position(), count);
            appendCandidate(count);
        }
    }

    /// Adds the `count` bytes of `source` from `from` on.
    public void appendBytes(MemorySegment source, long from, int count) {
        if (count <= StringViews.MAX_INLINE) {
            int prefix = InlineBytes.prefix(source, from, count);
            appendShort(StringViews.low(count, prefix), InlineBytes.rest(source, from, count));
        } else {
            buffers.copy(source, from, count);
            appendCandidate(count);
        }
    }

    /// Adds `count` values of `source`: value `i` is the `lengths[i]` bytes from `starts[i]` on.
    /// Faster than one by one.
    ///
    /// @param source has 24 readable bytes from the end of each value on
    public void appendAll(MemorySegment source, int[] starts, int[] lengths, int count) {
        reserve(count);
        TextSlices values = new TextSlices(source, starts, lengths, count);
        int next = 0;
        while (next < count) {
            next = appendShort(values, next);
            // What follows is long, or no entry of the dictionary yet.
            if (next < count) appendBytes(source, starts[next], lengths[next++]);
        }
    }

    /// Adds short values from `first` on, and returns the index of the first that was not added.
    private int appendShort(TextSlices values, int first) {
        DictionaryIndex entries = dictionary;
        int next =
                entries == null
                        ? InlineBytes.views(values, first, views, length())
                        : entries.codes(values, first, codes, length());
        advance(next - first);
        return next;
    }

    /// Adds `count` values that lie in `bytes` one after the other: value `i` from `offsets[i]` up
    /// to `offsets[i + 1]`.
    public void appendAll(byte[] bytes, int[] offsets, int count) {
        reserve(count);
        for (int i = 0; i < count; i++) {
            appendBytes(bytes, offsets[i], offsets[i + 1] - offsets[i]);
        }
    }

    @Override
    public void appendString(String text) {
        if (type() instanceof BinaryType) throw wrongAppend("a String");
        appendUtf8(text);
    }

    private void appendUtf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        appendBytes(bytes, 0, bytes.length);
    }

    private void appendShort(long low, long high) {
        reserve(1);
        DictionaryIndex entries = dictionary;
        if (entries != null) {
            int code = entries.find(low, high);
            if (code < 0 && hasRoom(entries)) code = entries.add(low, high);
            if (code >= 0) {
                appendCode(code);
                return;
            }
            decode(entries);
        }
        StringViews.set(views, length(), low, high);
        advance(1);
    }

    private void appendCandidate(int count) {
        reserve(1);
        long low = buffers.low(count);
        DictionaryIndex entries = dictionary;
        if (entries != null) {
            int code = entries.find(count);
            if (code < 0 && hasRoom(entries)) code = entries.add(low, buffers.keep(count));
            if (code >= 0) {
                appendCode(code);
                return;
            }
            decode(entries);
        }
        StringViews.set(views, length(), low, buffers.keep(count));
        advance(1);
    }

    private void appendCode(int code) {
        codes.setAtIndex(Layouts.INT, length(), code);
        advance(1);
    }

    /// More than the rows so far allow: what is written first may be expected to come again.
    private boolean hasRoom(DictionaryIndex entries) {
        long rows = Math.max(expectedRows, length() + 1);
        return entries.size() < Math.max(mostEntries(rows), FREE_ENTRIES);
    }

    private static long mostEntries(long rows) {
        return Math.min(DictionaryIndex.MOST_ENTRIES, rows / DictionaryIndex.ROWS_PER_ENTRY);
    }

    private void decode(DictionaryIndex entries) {
        views = lease.allocate(codes.byteSize() / Integer.BYTES * StringViews.BYTES);
        for (long row = 0; row < length(); row++) {
            // All codes are 0 where there are nulls only and no entries.
            int code = entries.size() == 0 ? -1 : codes.getAtIndex(Layouts.INT, row);
            long low = code < 0 ? 0 : entries.low(code);
            StringViews.set(views, row, low, code < 0 ? 0 : entries.high(code));
        }
        codes = MemorySegment.NULL;
        dictionary = null;
    }

    @Override
    public Column finish() {
        DictionaryIndex entries = dictionary;
        if (entries != null && entries.size() <= mostEntries(length()) && entries.size() > 0) {
            Column distinct = entries.finish(lease).as(type());
            return new DictionaryColumn(length(), codes, distinct, validity());
        }
        if (entries != null) decode(entries);
        return new StringColumn(length(), views, buffers.finish(), validity()).as(type());
    }

    @Override
    void appendObject(Object value) {
        if (type() instanceof BinaryType) {
            byte[] bytes = Values.binary(type(), value);
            appendBytes(bytes, 0, bytes.length);
        } else {
            appendUtf8(Values.text(type(), value));
        }
    }

    @Override
    void repeatLast(Object value, long count) {
        if (dictionary == null) repeatLast(views, StringViews.BYTES, count);
        else repeatLast(codes, Integer.BYTES, count);
    }

    @Override
    void resize(long rows) {
        if (dictionary == null) views = moved(views, rows, StringViews.BYTES);
        else codes = moved(codes, rows, Integer.BYTES);
    }

    @Override
    void writeNulls(long count) {
        int width = dictionary == null ? StringViews.BYTES : Integer.BYTES;
        MemorySegment rows = dictionary == null ? views : codes;
        rows.asSlice(length() * width, count * width).fill((byte) 0);
    }
}
