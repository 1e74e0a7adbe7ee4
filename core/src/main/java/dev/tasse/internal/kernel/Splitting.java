package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Texts cut at a separator; the pieces point into the texts that they come from. The empty
/// separator cuts between all characters.
final class Splitting {
    private Splitting() {}

    /// All pieces as a list.
    static Column split(Arguments arguments) {
        Lease lease = arguments.lease();
        StringColumn in = arguments.text(0);
        Searching.Needles needles = new Searching.Needles(arguments.text(1));
        Bitmap validity = arguments.validity();
        long n = arguments.rows();
        MemorySegment offsets = lease.allocate((n + 1) * Integer.BYTES);
        offsets.setAtIndex(Layouts.INT, 0, 0);
        MemorySegment views = lease.allocate(Math.max(1, 2 * n) * StringViews.BYTES);
        int count = 0;
        for (long row = 0; row < n; row++) {
            if (validity.get(row)) {
                Pieces pieces = new Pieces(in, row, needles.at(row));
                while (pieces.next()) {
                    if ((count + 1L) * StringViews.BYTES > views.byteSize()) {
                        views = doubled(views, lease);
                    }
                    TextParts.put(in, row, pieces.from, pieces.to - pieces.from, views, count++);
                }
            }
            offsets.setAtIndex(Layouts.INT, row + 1, count);
        }
        Column elements = in.withViews(count, views, Bitmap.allSet(count));
        return new ListColumn(n, offsets, elements, validity);
    }

    private static MemorySegment doubled(MemorySegment views, Lease lease) {
        MemorySegment larger = lease.allocate(2 * views.byteSize());
        MemorySegment.copy(views, 0, larger, 0, views.byteSize());
        return larger;
    }

    /// The piece at a position counted from 1, from the end if negative; the empty text if there is
    /// none.
    static Column part(Arguments arguments) {
        StringColumn in = arguments.text(0);
        Searching.Needles needles = new Searching.Needles(arguments.text(1));
        Bitmap validity = arguments.validity();
        MemorySegment out = arguments.lease().allocate(arguments.rows() * StringViews.BYTES);
        for (long row = 0; row < arguments.rows(); row++) {
            StringViews.set(out, row, 0, 0);
            if (!validity.get(row)) continue;
            Needle needle = needles.at(row);
            long position = arguments.values(2).getAtIndex(Layouts.LONG, row);
            if (position < 0) position += count(in, row, needle) + 1;
            if (position <= 0) continue;
            Pieces pieces = new Pieces(in, row, needle);
            long left = position;
            while (pieces.next()) {
                if (--left == 0) {
                    TextParts.put(in, row, pieces.from, pieces.to - pieces.from, out, row);
                    break;
                }
            }
        }
        return in.withViews(arguments.rows(), out, validity);
    }

    private static long count(StringColumn in, long row, Needle needle) {
        long count = 0;
        Pieces pieces = new Pieces(in, row, needle);
        while (pieces.next()) count++;
        return count;
    }

    /// Walks over the pieces of one text.
    private static final class Pieces {
        private final MemorySegment source;
        private final long base;
        private final int size;
        private final Needle separator;
        private int from;
        private int to;
        private int next;

        Pieces(StringColumn in, long row, Needle separator) {
            this.source = in.source(row);
            this.base = in.position(row);
            this.size = in.byteLength(row);
            this.separator = separator;
        }

        boolean next() {
            if (next > size || (separator.length() == 0 && next == size)) return false;
            from = next;
            if (separator.length() == 0) {
                to = from + 1;
                while (to < size && Utf8.isContinuing(source.get(Layouts.BYTE, base + to))) to++;
                next = to;
                return true;
            }
            int place = separator.find(source, base, size, from);
            to = place < 0 ? size : place;
            next = place < 0 ? size + 1 : place + separator.length();
            return true;
        }
    }
}
