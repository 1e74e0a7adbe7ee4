package dev.tasse.io;

import dev.tasse.internal.simd.ByteMatches;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Finds the lines of a stream, one after the other. Used by one thread.
final class LineScan {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BUFFER_BYTES = 256 << 10;

    private final InputStream in;
    private final byte[] lineEnd;
    private byte[] bytes = new byte[BUFFER_BYTES];
    private int filled;
    // The line found last, without its end, and where the next one begins.
    private int from;
    private int to;
    private int next;
    // Where the bytes of the buffer begin in the stream.
    private long base;

    /// A scan of `in`, whose first byte is at `base`, for lines that end with `lineEnd`.
    LineScan(InputStream in, long base, byte[] lineEnd) {
        this.in = in;
        this.base = base;
        this.lineEnd = lineEnd;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Where the line found last begins in the stream.
    long position() {
        return base + from;
    }

    /// Where the next line begins in the stream.
    long nextPosition() {
        return base + next;
    }

    /// Finds the next line; false at the end of the stream.
    boolean next() throws IOException {
        from = next;
        int looked = next;
        while (true) {
            int end = indexOfEnd(looked);
            if (end >= 0) {
                to = end;
                next = end + lineEnd.length;
                return true;
            }
            int start = from;
            looked = Math.max(start, filled - lineEnd.length + 1);
            if (!fill()) {
                to = filled;
                next = filled;
                return from < filled;
            }
            looked -= start - from;
        }
    }

    /// Reads more behind the line that has begun, which moves to the front.
    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, filled - from);
            base += from;
            filled -= from;
            from = 0;
        }
        if (filled == bytes.length) bytes = Arrays.copyOf(bytes, Math.multiplyExact(filled, 2));
        int count = in.read(bytes, filled, bytes.length - filled);
        if (count > 0) filled += count;
        return count >= 0;
    }

    private int indexOfEnd(int start) {
        byte last = lineEnd[lineEnd.length - 1];
        int at = start + lineEnd.length - 1;
        while (true) {
            at = indexOf(last, at);
            if (at < 0) return -1;
            int begin = at - lineEnd.length + 1;
            if (lineEnd.length == 1 || matches(begin)) return begin;
            at++;
        }
    }

    private boolean matches(int begin) {
        return Arrays.equals(bytes, begin, begin + lineEnd.length, lineEnd, 0, lineEnd.length);
    }

    private int indexOf(byte letter, int start) {
        long repeated = ByteMatches.repeat(letter);
        int at = start;
        for (; at + Long.BYTES <= filled; at += Long.BYTES) {
            long matches = ByteMatches.equal((long) LONGS.get(bytes, at), repeated);
            if (matches != 0) return at + (Long.numberOfTrailingZeros(matches) >>> 3);
        }
        for (; at < filled; at++) {
            if (bytes[at] == letter) return at;
        }
        return -1;
    }
}
