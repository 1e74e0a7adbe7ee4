package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.LONG;

import dev.tasse.internal.memory.Bitmap;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Small whole numbers as runs: a number that is repeated, or groups of eight packed bit by bit.
/// What the format calls the RLE/bit-packing hybrid. Codes of dictionaries, levels and truth values
/// are kept so.
final class PackedRuns {
    private static final int GROUP = 8;

    // Wider numbers do not fit the 8 bytes that one load gives, whatever bit they begin at.
    private static final int MAX_WIDTH = 32;

    private MemorySegment bytes = MemorySegment.NULL;
    private long position;
    private long end;
    private int width;
    private int left;
    private boolean packed;
    private int value;
    // Where in the bits of the packed run the next number begins.
    private long bit;
    private long packedStart;

    /// Begins at byte `from` of `memory`, before `to`, with numbers of `bits` bits. 8 bytes behind
    /// `to` can be read.
    void start(MemorySegment memory, long from, long to, int bits) {
        if (bits > MAX_WIDTH || bits < 0) {
            throw new IllegalStateException("numbers of " + bits + " bits");
        }
        bytes = memory;
        position = from;
        end = to;
        width = bits;
        left = 0;
    }

    /// Writes the next `count` numbers to the front of `out`: an array, since loops over arrays are
    /// fast from a program's first moment on, those over segments only when compiled in full.
    void read(int[] out, int count) {
        int done = 0;
        while (done < count) {
            nextRun();
            int some = Math.min(left, count - done);
            if (packed) unpack(out, done, some);
            else Arrays.fill(out, done, done + some, value);
            left -= some;
            done += some;
        }
    }

    private void unpack(int[] out, int at, int count) {
        boolean grouped = width > 0 && width <= 2 * GROUP && (bit & (Byte.SIZE - 1)) == 0;
        int done = grouped ? unpackGroups(out, at, count / GROUP) : 0;
        MemorySegment from = bytes;
        long first = bit;
        long start = packedStart;
        int step = width;
        long mask = (1L << step) - 1;
        for (int i = done; i < count; i++) {
            long place = first + (long) i * step;
            long word = from.get(LONG, start + (place >>> 3));
            out[at + i] = (int) ((word >>> (place & 7)) & mask);
        }
        bit = first + (long) count * step;
    }

    /// Unpacks whole groups of eight narrow numbers, which take one or two loads; how many numbers.
    private int unpackGroups(int[] out, int at, int groups) {
        MemorySegment from = bytes;
        int step = width;
        long mask = (1L << step) - 1;
        long place = packedStart + (bit >>> 3);
        // Where the second half of a group begins, if the whole does not fit one load.
        int half = step <= GROUP ? 0 : step / 2;
        int shift = step <= GROUP ? step * GROUP / 2 : step * GROUP / 2 % Byte.SIZE;
        for (int i = 0; i < groups; i++) {
            long low = from.get(LONG, place);
            long high = from.get(LONG, place + half) >>> shift;
            int row = at + i * GROUP;
            out[row] = (int) (low & mask);
            out[row + 1] = (int) ((low >>> step) & mask);
            out[row + 2] = (int) ((low >>> (2 * step)) & mask);
            out[row + 3] = (int) ((low >>> (3 * step)) & mask);
            out[row + 4] = (int) (high & mask);
            out[row + 5] = (int) ((high >>> step) & mask);
            out[row + 6] = (int) ((high >>> (2 * step)) & mask);
            out[row + 7] = (int) ((high >>> (3 * step)) & mask);
            place += step;
        }
        return groups * GROUP;
    }

    /// Makes the next `bits.length()` numbers, of one bit each, the bits of `bits`.
    void readBits(Bitmap bits) {
        long done = 0;
        while (done < bits.length()) {
            nextRun();
            long some = Math.min(left, bits.length() - done);
            if (packed) {
                Bitmap run = Bitmap.of(bytes, (packedStart << 3) + bit, some);
                bits.slice(done, some).copy(run);
                bit += some;
            } else {
                bits.setRange(done, done + some, value != 0);
            }
            left -= (int) some;
            done += some;
        }
    }

    /// Whether the next `count` numbers are all 1 and repeated as such; if so they are read.
    boolean skipOnes(int count) {
        nextRun();
        if (packed || value != 1 || left < count) return false;
        left -= count;
        return true;
    }

    /// Begins a run unless there are numbers left of the last one.
    private void nextRun() {
        while (left == 0) {
            int head = head();
            packed = (head & 1) != 0;
            if (packed) {
                beginPacked(head >>> 1);
            } else {
                left = head >>> 1;
                value = repeated();
            }
        }
    }

    private void beginPacked(int groups) {
        packedStart = position;
        bit = 0;
        // The last group may be cut off where its numbers end.
        long there = Math.min((long) groups * width, end - position);
        long numbers = (long) groups * GROUP;
        if (width > 0) numbers = Math.min(numbers, (there << 3) / width);
        if (numbers > Integer.MAX_VALUE) throw new IllegalStateException("a run without an end");
        left = (int) numbers;
        position += there;
    }

    private int repeated() {
        int number = 0;
        for (int shift = 0; shift < width; shift += Byte.SIZE) number |= next() << shift;
        if (width < Integer.SIZE && number >>> width != 0) {
            throw new IllegalStateException(number + " in " + width + " bits");
        }
        return number;
    }

    private int head() {
        int head = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = next();
            head |= (next & 0x7F) << shift;
            if (next < 0x80) return head;
        }
        throw new IllegalStateException("a run of too many numbers");
    }

    private int next() {
        if (position >= end) throw new IllegalStateException("runs end before the page does");
        return Byte.toUnsignedInt(bytes.get(BYTE, position++));
    }
}
