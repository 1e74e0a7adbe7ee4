package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.INT;
import static dev.tasse.internal.memory.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// Decompresses Snappy, within the bounds of its segments whatever the bytes say, without a call of
/// native code and without a copy: columns of small numbers consist of short literals and copies.
///
/// The format is that of `format_description.txt` of Snappy: the length as a varint, then literals
/// and copies of what was written before.
final class SnappyBlock {
    private static final int LITERAL = 0;
    private static final int KIND = 3;
    private static final int SHORT = 2 * Long.BYTES;
    private static final int MAX_LENGTH = 64;
    private static final int MAX_LENGTH_IN_TAG = 60;
    private static final int LENGTH_BITS = 7;
    private static final int CONTINUED = 0x80;

    /// What is read at most of a tag and its short literal or distance, and what is written at most
    /// for a copy: beyond that all goes byte by byte.
    private static final int READ_AHEAD = Byte.BYTES + SHORT;

    private static final int WRITTEN_AHEAD = MAX_LENGTH + Long.BYTES;

    // What a tag says: the length, the high bits of the distance in place, and how many bytes of
    // the distance follow. Looked up, since the kinds of copies follow each other at random.
    private static final int LENGTH_MASK = 0xFF;
    private static final int DISTANCE_MASK = 0x700;
    private static final int BYTES_SHIFT = 11;
    private static final int[] TAGS = new int[256];
    private static final long[] NUMBER_MASKS = {0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFFL};

    static {
        for (int tag = 0; tag < TAGS.length; tag++) {
            int upper = tag >>> 2;
            TAGS[tag] =
                    switch (tag & KIND) {
                        case LITERAL -> upper + 1;
                        case 1 -> (upper & 7) + 4 | upper >>> 3 << Byte.SIZE | 1 << BYTES_SHIFT;
                        case 2 -> upper + 1 | 2 << BYTES_SHIFT;
                        default -> upper + 1 | 4 << BYTES_SHIFT;
                    };
        }
    }

    private final MemorySegment in;
    private final MemorySegment out;
    private long at;
    private long to;

    private SnappyBlock(MemorySegment in, long at, MemorySegment out) {
        this.in = in;
        this.at = at;
        this.out = out;
    }

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
        return length == out.byteSize() ? new SnappyBlock(in, at, out).readAll() : length;
    }

    private long readAll() {
        while (at < in.byteSize()) {
            readUsual();
            if (at < in.byteSize()) readOne();
        }
        return to;
    }

    /// Reads short literals and copies from afar up to anything else, or to where there is no room
    /// for reading and writing more than is wanted.
    private void readUsual() {
        MemorySegment from = in;
        MemorySegment written = out;
        long lastRead = from.byteSize() - READ_AHEAD;
        long lastWritten = written.byteSize() - WRITTEN_AHEAD;
        long place = at;
        long end = to;
        while (place <= lastRead && end <= lastWritten) {
            int tag = Byte.toUnsignedInt(from.get(BYTE, place));
            int said = TAGS[tag];
            int length = said & LENGTH_MASK;
            if ((tag & KIND) == LITERAL) {
                if (length > SHORT) break;
                written.set(LONG, end, from.get(LONG, place + 1));
                written.set(LONG, end + Long.BYTES, from.get(LONG, place + 1 + Long.BYTES));
                place += 1 + length;
            } else {
                int more = said >>> BYTES_SHIFT;
                long distance =
                        (said & DISTANCE_MASK) + (from.get(INT, place + 1) & NUMBER_MASKS[more]);
                if (distance < Long.BYTES) break;
                // One after the other: the second may begin with what the first wrote.
                written.set(LONG, end, written.get(LONG, end - distance));
                for (int done = Long.BYTES; done < length; done += Long.BYTES) {
                    long word = written.get(LONG, end + done - distance);
                    written.set(LONG, end + done, word);
                }
                place += 1 + more;
            }
            end += length;
        }
        at = place;
        to = end;
    }

    /// Reads one element, whatever it is.
    private void readOne() {
        int tag = Byte.toUnsignedInt(in.get(BYTE, at++));
        int said = TAGS[tag];
        int length = said & LENGTH_MASK;
        if ((tag & KIND) == LITERAL) {
            int more = Math.max(0, length - MAX_LENGTH_IN_TAG);
            long bytes = more == 0 ? length : number(more) + 1;
            MemorySegment.copy(in, at, out, to, bytes);
            at += bytes;
            to += bytes;
        } else {
            long distance = (said & DISTANCE_MASK) + number(said >>> BYTES_SHIFT);
            if (distance == 0 || distance > to) {
                throw new IllegalStateException("Snappy: copy from nowhere");
            }
            copyBack(distance, length);
            to += length;
        }
    }

    private long number(int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedInt(in.get(BYTE, at + i));
        }
        at += bytes;
        return value;
    }

    /// Repeats the `length` bytes from `distance` back on, which may reach into what is written by
    /// that.
    private void copyBack(long distance, int length) {
        int done = 0;
        for (; done < Math.min(length, Long.BYTES); done++) {
            out.set(BYTE, to + done, out.get(BYTE, to + done - distance));
        }
        // A whole number of repetitions back, so that words do not overlap.
        long far = distance * ((Long.BYTES + distance - 1) / distance);
        for (; done + Long.BYTES <= length; done += Long.BYTES) {
            out.set(LONG, to + done, out.get(LONG, to + done - far));
        }
        for (; done < length; done++) {
            out.set(BYTE, to + done, out.get(BYTE, to + done - distance));
        }
    }
}
