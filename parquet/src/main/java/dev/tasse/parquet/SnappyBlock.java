package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.INT;
import static dev.tasse.internal.memory.Layouts.LONG;
import static dev.tasse.internal.memory.Layouts.SHORT;

import java.lang.foreign.MemorySegment;

/// Decompresses Snappy, within the bounds of its segments whatever the bytes say, without a call of
/// native code and without a copy: columns of small numbers consist of short literals and copies.
///
/// The format is that of `format_description.txt` of Snappy: the length as a varint, then literals
/// and copies of what was written before.
final class SnappyBlock {
    private static final int LITERAL = 0;
    private static final int NEAR = 1;
    private static final int MIDDLE = 2;
    private static final int SHORT_LITERAL = 2 * Long.BYTES;
    private static final int MAX_LENGTH_IN_TAG = 60;
    private static final int LENGTH_BITS = 7;
    private static final int CONTINUED = 0x80;

    private SnappyBlock() {}

    /// Writes what `in` holds to `out`; how many bytes, or what `in` says it would be if that is
    /// not the size of `out`.
    static long decompress(MemorySegment in, MemorySegment out) {
        if (in.byteSize() == 0) return 0;
        long length = 0;
        long at = 0;
        int shift = 0;
        int part = CONTINUED;
        while (part >= CONTINUED) {
            if (shift > Integer.SIZE) throw new IllegalStateException("Snappy: no length");
            part = Byte.toUnsignedInt(in.get(BYTE, at++));
            length |= (part & 0x7FL) << shift;
            shift += LENGTH_BITS;
        }
        return length == out.byteSize() ? decompress(in, at, out) : length;
    }

    private static long decompress(MemorySegment in, long start, MemorySegment out) {
        long end = in.byteSize();
        long size = out.byteSize();
        long at = start;
        long to = 0;
        while (at < end) {
            int tag = Byte.toUnsignedInt(in.get(BYTE, at++));
            int length = (tag >>> 2) + 1;
            int kind = tag & 3;
            if (kind == LITERAL) {
                if (length <= SHORT_LITERAL
                        && end - at >= SHORT_LITERAL
                        && size - to >= SHORT_LITERAL) {
                    out.set(LONG, to, in.get(LONG, at));
                    out.set(LONG, to + Long.BYTES, in.get(LONG, at + Long.BYTES));
                    at += length;
                    to += length;
                    continue;
                }
                int lengthBytes = Math.max(0, length - MAX_LENGTH_IN_TAG);
                long bytes = lengthBytes == 0 ? length : number(in, at, lengthBytes) + 1;
                at += lengthBytes;
                MemorySegment.copy(in, at, out, to, bytes);
                at += bytes;
                to += bytes;
                continue;
            }
            long distance;
            if (kind == NEAR) {
                length = ((tag >>> 2) & 7) + 4;
                distance = ((tag >>> 5) * 256L) | Byte.toUnsignedInt(in.get(BYTE, at));
                at += Byte.BYTES;
            } else if (kind == MIDDLE) {
                distance = Short.toUnsignedInt(in.get(SHORT, at));
                at += Short.BYTES;
            } else {
                distance = Integer.toUnsignedLong(in.get(INT, at));
                at += Integer.BYTES;
            }
            copyBack(out, to, distance, length);
            to += length;
        }
        return to;
    }

    private static long number(MemorySegment in, long at, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedInt(in.get(BYTE, at + i));
        }
        return value;
    }

    /// Repeats at `to` the `length` bytes from `distance` before it on, which may reach into what
    /// is written by that.
    private static void copyBack(MemorySegment out, long to, long distance, int length) {
        long from = to - distance;
        if (distance == 0 || from < 0) throw new IllegalStateException("Snappy: copy from nowhere");
        if (out.byteSize() - to < length + Long.BYTES) {
            for (int i = 0; i < length; i++) out.set(BYTE, to + i, out.get(BYTE, from + i));
            return;
        }
        int done = 0;
        if (distance < Long.BYTES) {
            for (; done < Long.BYTES; done++) {
                out.set(BYTE, to + done, out.get(BYTE, from + done));
            }
            // A whole number of repetitions back.
            from = to - distance * ((Long.BYTES + distance - 1) / distance);
        }
        for (; done < length; done += Long.BYTES) {
            out.set(LONG, to + done, out.get(LONG, from + done));
        }
    }
}
