package dev.tasse.data;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The bytes of long strings while a column is written: a list of buffers, the last one open.
///
/// A candidate is copied to the end of the open buffer before anybody knows whether it stays there,
/// so that all that is done with its bytes reads native memory, whatever they came from. It is a
/// long string: it has more than twelve bytes.
final class TextBuffers {
    private static final int FIRST_BYTES = 64 << 10;
    private static final int LARGEST_BYTES = 1 << 20;
    private static final int LEAST_BYTES = 256;

    // Up to here steps of eight bytes, the last overlapping, beat the call of a general routine.
    private static final int MAX_STEPPED = 128;

    private final Lease lease;
    private final List<MemorySegment> closed = new ArrayList<>();
    private MemorySegment open = MemorySegment.NULL;
    private int position;
    private int limit;
    private int nextBytes;

    /// Buffers that begin small where few rows are expected.
    TextBuffers(Lease lease, long expectedRows) {
        this.lease = lease;
        long guess = Math.min(expectedRows, FIRST_BYTES) * StringViews.BYTES;
        this.nextBytes = Math.clamp(guess, LEAST_BYTES, FIRST_BYTES);
    }

    /// The open buffer with room for `count` bytes at {@link #position}.
    MemorySegment roomFor(int count) {
        if (count > limit - position) {
            int bytes = Math.max(count, nextBytes);
            closeOpen();
            open = lease.allocate(bytes);
            limit = bytes;
            nextBytes = Math.max(nextBytes, Math.min(2 * nextBytes, LARGEST_BYTES));
        }
        return open;
    }

    /// Makes a candidate of the `count` bytes of `source` from `from` on.
    void copy(MemorySegment source, long from, int count) {
        MemorySegment room = roomFor(count);
        if (count > MAX_STEPPED) {
            MemorySegment.copy(source, from, room, position, count);
            return;
        }
        int last = count - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            room.set(Layouts.LONG, position + i, source.get(Layouts.LONG, from + i));
        }
        room.set(Layouts.LONG, position + last, source.get(Layouts.LONG, from + last));
    }

    /// Where the candidate lies.
    int position() {
        return position;
    }

    /// The first eight bytes of the view of the candidate of `count` bytes, more than four.
    long low(int count) {
        return StringViews.low(count, open.get(Layouts.INT, position));
    }

    /// The eight bytes of the candidate from its byte `from` on.
    long word(int from) {
        return open.get(Layouts.LONG, position + (long) from);
    }

    /// Keeps the candidate: the last eight bytes of its view.
    long keep(int count) {
        long high = StringViews.high(closed.size(), position);
        position += count;
        return high;
    }

    /// A hash of the candidate's bytes, of use within this builder only.
    long hash(int count) {
        long hash = count;
        int at = position;
        for (; at + Long.BYTES <= position + count; at += Long.BYTES) {
            hash = mix(hash ^ open.get(Layouts.LONG, at));
        }
        // The last whole word overlaps what was hashed: a long candidate has at least 13 bytes.
        return mix(hash ^ open.get(Layouts.LONG, position + count - Long.BYTES));
    }

    static long mix(long bits) {
        long product = bits * 0x9E3779B97F4A7C15L;
        return product ^ (product >>> Integer.SIZE);
    }

    /// Whether the candidate has the same bytes as the kept value of the same length whose view
    /// ends with `high`.
    boolean isKept(int count, long high) {
        int index = (int) high;
        int offset = (int) (high >>> Integer.SIZE);
        MemorySegment kept = index == closed.size() ? open : closed.get(index);
        if (count > MAX_STEPPED) {
            return MemorySegment.mismatch(
                            open,
                            position,
                            position + (long) count,
                            kept,
                            offset,
                            offset + (long) count)
                    < 0;
        }
        int last = count - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (open.get(Layouts.LONG, position + i) != kept.get(Layouts.LONG, offset + i)) {
                return false;
            }
        }
        return open.get(Layouts.LONG, position + last) == kept.get(Layouts.LONG, offset + last);
    }

    private void closeOpen() {
        if (position > 0) closed.add(open.asSlice(0, position));
        position = 0;
        limit = 0;
    }

    /// All buffers, cut to what is kept.
    List<MemorySegment> finish() {
        closeOpen();
        return List.copyOf(closed);
    }
}
