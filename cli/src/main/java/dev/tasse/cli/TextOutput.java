package dev.tasse.cli;

import dev.tasse.data.StringColumn;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// UTF-8 text on its way to a stream, whose last part may still be looked at and changed: how
/// values are quoted after they were written, and written without an object for each.
final class TextOutput {
    private static final int FULL = 1 << 16;
    private static final int LONGEST_LONG = 20;

    private final OutputStream out;
    private byte[] bytes = new byte[2 * FULL];
    private int size;

    TextOutput(OutputStream out) {
        this.out = out;
    }

    /// Where the next byte will lie, until the next call of {@link #endRow}.
    int size() {
        return size;
    }

    /// The byte at `place`, which is less than the size.
    byte at(int place) {
        return bytes[place];
    }

    /// Forgets what lies from `place` on, and returns it.
    byte[] cut(int place) {
        byte[] rest = Arrays.copyOfRange(bytes, place, size);
        size = place;
        return rest;
    }

    TextOutput write(char ascii) {
        return write((byte) ascii);
    }

    TextOutput write(byte value) {
        ensure(1);
        bytes[size++] = value;
        return this;
    }

    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] text) {
        ensure(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    /// The bytes of a value.
    void write(StringColumn column, long row) {
        int length = column.byteLength(row);
        ensure(length);
        MemorySegment source = column.source(row);
        MemorySegment.copy(
                source, ValueLayout.JAVA_BYTE, column.position(row), bytes, size, length);
        size += length;
    }

    void write(long number) {
        if (number == Long.MIN_VALUE) {
            write(Long.toString(number));
            return;
        }
        ensure(LONGEST_LONG);
        if (number < 0) bytes[size++] = '-';
        long left = Math.abs(number);
        int begin = size;
        do {
            bytes[size++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left != 0);
        for (int i = begin, j = size - 1; i < j; i++, j--) {
            byte digit = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = digit;
        }
    }

    /// The end of a row: a full buffer goes on to the stream.
    void endRow() {
        if (size >= FULL) flush();
    }

    void flush() {
        try {
            out.write(bytes, 0, size);
            size = 0;
            out.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
