package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ListColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.MapType;

import java.lang.foreign.MemorySegment;

/// Lists and maps carried through: picked by row.
final class Lists {
    private Lists() {}

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
