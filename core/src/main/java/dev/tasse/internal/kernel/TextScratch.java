package dev.tasse.internal.kernel;

import dev.tasse.data.StringColumn;
import dev.tasse.data.TextBuilder;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// One text being put together, in native memory that is used for every row again.
final class TextScratch {
    private static final int LEAST_BYTES = 1 << 10;

    private final Lease lease;
    private MemorySegment bytes;
    private int length;

    TextScratch(Lease lease) {
        this.lease = lease;
        bytes = lease.allocate(LEAST_BYTES);
    }

    /// Makes this empty, with room for `least` bytes.
    void clear(int least) {
        length = 0;
        reserve(least);
    }

    int length() {
        return length;
    }

    void setLength(int count) {
        length = count;
    }

    /// The bytes so far, and some behind them that may be read.
    MemorySegment bytes() {
        return bytes;
    }

    /// Eight bytes at `at`, for which there is room.
    void putWord(int at, long word) {
        bytes.set(Layouts.LONG, at, word);
    }

    void add(int letter) {
        reserve(length + 1);
        bytes.set(Layouts.BYTE, length++, (byte) letter);
    }

    void add(MemorySegment source, long from, int count) {
        reserve(length + count);
        MemorySegment.copy(source, from, bytes, length, count);
        length += count;
    }

    void add(StringColumn column, long row) {
        add(column.source(row), column.position(row), column.byteLength(row));
    }

    void add(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(length + encoded.length);
        MemorySegment.copy(encoded, 0, bytes, ValueLayout.JAVA_BYTE, length, encoded.length);
        length += encoded.length;
    }

    /// `value` in decimal digits, zeros before it up to `least` digits.
    void addNumber(long value, int least) {
        if (value < 0) add('-');
        long left = value;
        int digits = 1;
        while (left / 10 != 0) {
            left /= 10;
            digits++;
        }
        int count = Math.max(digits, least);
        reserve(length + count);
        left = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes.set(Layouts.BYTE, i, (byte) ('0' + Math.abs(left % 10)));
            left /= 10;
        }
        length += count;
    }

    void set(String text) {
        length = 0;
        add(text);
    }

    void appendTo(TextBuilder out) {
        out.appendBytes(bytes, 0, length);
    }

    private void reserve(int count) {
        // A word may be written that begins within the text.
        if (count + Long.BYTES <= bytes.byteSize()) return;
        long size = Math.max(2 * bytes.byteSize(), (long) count + Long.BYTES);
        MemorySegment larger = lease.allocate(size);
        MemorySegment.copy(bytes, 0, larger, 0, length);
        bytes = larger;
    }
}
