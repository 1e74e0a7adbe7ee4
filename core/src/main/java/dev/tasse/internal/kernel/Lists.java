package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.MapType;

import java.lang.foreign.MemorySegment;

/// Lists and maps: their parts, and rows of them.
final class Lists {
    private Lists() {}

    /// The number of elements.
    static Column length(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        ListColumn list = (ListColumn) arguments.column(0);
        for (long row = 0; row < arguments.rows(); row++) {
            long count = (long) list.offset(row + 1) - list.offset(row);
            out.values().setAtIndex(Layouts.LONG, row, count);
        }
        return out;
    }

    /// The element at a position counted from 1, from the end if negative; null if there is none.
    static Column element(Arguments arguments) {
        Lease lease = arguments.lease();
        ListColumn list = (ListColumn) arguments.column(0);
        Bitmap known = arguments.validity();
        Bitmap validity = Bitmap.allocate(lease, arguments.rows(), false);
        MemorySegment picks = lease.allocateZeroed(arguments.rows() * Integer.BYTES);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!known.get(row)) continue;
            long position = arguments.values(1).getAtIndex(Layouts.LONG, row);
            long count = (long) list.offset(row + 1) - list.offset(row);
            long at = position < 0 ? count + position : position - 1;
            if (position == 0 || at < 0 || at >= count) continue;
            picks.setAtIndex(Layouts.INT, row, (int) (list.offset(row) + at));
            validity.set(row, true);
        }
        Column elements = Flattening.flat(list.elements(), lease);
        if (elements.length() > 0) return Flattening.take(elements, picks, validity, lease);
        return Flattening.flat(new ConstantColumn(arguments.type(), arguments.rows(), null), lease);
    }

    static Column gather(ListColumn list, Selection.Picked picked, Bitmap known, Lease lease) {
        long n = picked.count();
        MemorySegment offsets = lease.allocate((n + 1) * Integer.BYTES);
        long total = 0;
        offsets.setAtIndex(Layouts.INT, 0, 0);
        for (long i = 0; i < n; i++) {
            long row = picked.rows().getAtIndex(Layouts.INT, i);
            total += list.offset(row + 1) - list.offset(row);
            offsets.setAtIndex(Layouts.INT, i + 1, Math.toIntExact(total));
        }
        MemorySegment elements = lease.allocate(total * Integer.BYTES);
        long at = 0;
        for (long i = 0; i < n; i++) {
            long row = picked.rows().getAtIndex(Layouts.INT, i);
            for (int e = list.offset(row); e < list.offset(row + 1); e++) {
                elements.setAtIndex(Layouts.INT, at++, e);
            }
        }
        Column values =
                Selection.gather(list.elements(), new Selection.Picked(elements, total), lease);
        ListColumn out =
                new ListColumn(n, offsets, values, Selection.validity(list, picked, known, lease));
        return list.type() instanceof MapType ? out.asMap() : out;
    }
}
