package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// Whole numbers as differences to the one before, packed in small blocks: what the format calls
/// DELTA_BINARY_PACKED.
final class DeltaNumbers {
    private static final int MAX_VARINT_BITS = 70;

    // From here on a number may lie in nine bytes.
    private static final int WIDE = 57;

    private MemorySegment bytes = MemorySegment.NULL;
    private long position;
    private long end;
    private int blockValues;
    private int miniblocks;
    private int count;

    /// Begins at byte `from` of `memory`, before `to`. 16 bytes behind `to` can be read.
    void start(MemorySegment memory, long from, long to) {
        bytes = memory;
        position = from;
        end = to;
        long block = varint();
        long parts = varint();
        long total = varint();
        boolean sound = block > 0 && parts > 0 && block % parts == 0 && block <= 1 << 20;
        if (!sound || total > Integer.MAX_VALUE || total < 0) {
            throw new IllegalStateException("a block of deltas makes no sense");
        }
        blockValues = (int) block;
        miniblocks = (int) parts;
        count = (int) total;
    }

    /// How many numbers there are.
    int count() {
        return count;
    }

    /// Writes all numbers to `out`, 8 bytes each; the byte behind them.
    long readAll(MemorySegment out) {
        long value = zigzag();
        if (count > 0) out.setAtIndex(LONG, 0, value);
        int done = 1;
        while (done < count) {
            long least = zigzag();
            long widths = position;
            position += miniblocks;
            checkRoom(0);
            for (int i = 0; i < miniblocks && done < count; i++) {
                int width = Byte.toUnsignedInt(bytes.get(BYTE, widths + i));
                int some = Math.min(blockValues / miniblocks, count - done);
                value = readSome(out, done, new Mini(width, some, least, value));
                position += (long) blockValues / miniblocks * width / Byte.SIZE;
                done += some;
            }
        }
        return Math.min(position, end);
    }

    /// A part of a block: the width of its numbers, how many are wanted, the least of them and the
    /// number before.
    private record Mini(int width, int values, long least, long before) {}

    private long readSome(MemorySegment out, long at, Mini part) {
        int width = part.width;
        if (width > Long.SIZE) throw new IllegalStateException("deltas of " + width + " bits");
        checkRoom(((long) part.values * width + 7) / Byte.SIZE);
        long mask = width == 0 ? 0 : -1L >>> -width;
        long value = part.before;
        for (int i = 0; i < part.values; i++) {
            long place = (long) i * width;
            long from = position + (place >>> 3);
            int shift = (int) (place & 7);
            long word = bytes.get(LONG, from) >>> shift;
            if (width >= WIDE && shift > 0) {
                word |= (long) bytes.get(BYTE, from + Long.BYTES) << (Long.SIZE - shift);
            }
            value += part.least + (word & mask);
            out.setAtIndex(LONG, at + i, value);
        }
        return value;
    }

    private void checkRoom(long wanted) {
        if (position + wanted > end) throw new IllegalStateException("deltas end too early");
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
            checkRoom(1);
            long next = Byte.toUnsignedInt(bytes.get(BYTE, position++));
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        throw new IllegalStateException("a delta without an end");
    }
}
