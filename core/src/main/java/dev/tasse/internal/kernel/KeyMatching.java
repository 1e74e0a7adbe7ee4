package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.FloatType;

import java.lang.foreign.MemorySegment;

/// Keeps the pairs of rows whose keys are really equal, of those whose hashes are: column by
/// column, each with one loop.
final class KeyMatching {
    private KeyMatching() {}

    /// Moves the pairs of rows with equal values to the front, in order; their number.
    ///
    /// @param a and `b`: columns of one type without null in these rows, neither constant nor coded
    /// @param rowsA and `rowsB`: the pairs, 4 bytes each
    static int keepEqual(Column a, MemorySegment rowsA, Column b, MemorySegment rowsB, int pairs) {
        return switch (a) {
            case FixedColumn left -> fixed(left, rowsA, (FixedColumn) b, rowsB, pairs);
            case DecimalColumn left -> {
                MemorySegment other = ((DecimalColumn) b).values();
                yield left.decimalType().isNarrow()
                        ? longs(left.values(), rowsA, other, rowsB, pairs)
                        : wides(left.values(), rowsA, other, rowsB, pairs);
            }
            case StringColumn left -> texts(left, rowsA, (StringColumn) b, rowsB, pairs);
            case BoolColumn left ->
                    bools(left.values(), rowsA, ((BoolColumn) b).values(), rowsB, pairs);
            // Of the type NULL: nothing equals it.
            case ConstantColumn _ -> 0;
            default -> throw new AssertionError("no key of type " + a.type());
        };
    }

    private static int fixed(
            FixedColumn a, MemorySegment rowsA, FixedColumn b, MemorySegment rowsB, int pairs) {
        if (a.type() instanceof FloatType) {
            return a.width() == Double.BYTES
                    ? doubles(a.values(), rowsA, b.values(), rowsB, pairs)
                    : floats(a.values(), rowsA, b.values(), rowsB, pairs);
        }
        return switch (a.width()) {
            case Integer.BYTES -> ints(a.values(), rowsA, b.values(), rowsB, pairs);
            case Long.BYTES -> longs(a.values(), rowsA, b.values(), rowsB, pairs);
            default -> small(a, rowsA, b, rowsB, pairs);
        };
    }

    private static int small(
            FixedColumn a, MemorySegment rowsA, FixedColumn b, MemorySegment rowsB, int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            int x = rowsA.getAtIndex(Layouts.INT, i);
            int y = rowsB.getAtIndex(Layouts.INT, i);
            boolean same =
                    Integers.get(a.values(), x, a.width())
                            == Integers.get(b.values(), y, b.width());
            kept = keep(rowsA, x, rowsB, y, kept, same);
        }
        return kept;
    }

    private static int ints(
            MemorySegment a, MemorySegment rowsA, MemorySegment b, MemorySegment rowsB, int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            int x = rowsA.getAtIndex(Layouts.INT, i);
            int y = rowsB.getAtIndex(Layouts.INT, i);
            boolean same = a.getAtIndex(Layouts.INT, x) == b.getAtIndex(Layouts.INT, y);
            kept = keep(rowsA, x, rowsB, y, kept, same);
        }
        return kept;
    }

    private static int longs(
            MemorySegment a, MemorySegment rowsA, MemorySegment b, MemorySegment rowsB, int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            int x = rowsA.getAtIndex(Layouts.INT, i);
            int y = rowsB.getAtIndex(Layouts.INT, i);
            boolean same = a.getAtIndex(Layouts.LONG, x) == b.getAtIndex(Layouts.LONG, y);
            kept = keep(rowsA, x, rowsB, y, kept, same);
        }
        return kept;
    }

    private static int wides(
            MemorySegment a, MemorySegment rowsA, MemorySegment b, MemorySegment rowsB, int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            int x = rowsA.getAtIndex(Layouts.INT, i);
            int y = rowsB.getAtIndex(Layouts.INT, i);
            kept = keep(rowsA, x, rowsB, y, kept, Decimals.compare(a, x, b, y) == 0);
        }
        return kept;
    }

    private static int doubles(
            MemorySegment a, MemorySegment rowsA, MemorySegment b, MemorySegment rowsB, int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            int x = rowsA.getAtIndex(Layouts.INT, i);
            int y = rowsB.getAtIndex(Layouts.INT, i);
            long key = FloatOrder.key(a.getAtIndex(Layouts.DOUBLE, x));
            boolean same = key == FloatOrder.key(b.getAtIndex(Layouts.DOUBLE, y));
            kept = keep(rowsA, x, rowsB, y, kept, same);
        }
        return kept;
    }

    private static int floats(
            MemorySegment a, MemorySegment rowsA, MemorySegment b, MemorySegment rowsB, int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            int x = rowsA.getAtIndex(Layouts.INT, i);
            int y = rowsB.getAtIndex(Layouts.INT, i);
            int key = FloatOrder.key(a.getAtIndex(Layouts.FLOAT, x));
            boolean same = key == FloatOrder.key(b.getAtIndex(Layouts.FLOAT, y));
            kept = keep(rowsA, x, rowsB, y, kept, same);
        }
        return kept;
    }

    private static int texts(
            StringColumn a, MemorySegment rowsA, StringColumn b, MemorySegment rowsB, int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            int x = rowsA.getAtIndex(Layouts.INT, i);
            int y = rowsB.getAtIndex(Layouts.INT, i);
            kept = keep(rowsA, x, rowsB, y, kept, a.isEqual(x, b, y));
        }
        return kept;
    }

    private static int bools(
            Bitmap a, MemorySegment rowsA, Bitmap b, MemorySegment rowsB, int pairs) {
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            int x = rowsA.getAtIndex(Layouts.INT, i);
            int y = rowsB.getAtIndex(Layouts.INT, i);
            kept = keep(rowsA, x, rowsB, y, kept, a.get(x) == b.get(y));
        }
        return kept;
    }

    /// Writes the pair behind the `kept` ones; how many there are if it counts.
    private static int keep(
            MemorySegment rowsA, int a, MemorySegment rowsB, int b, int kept, boolean same) {
        rowsA.setAtIndex(Layouts.INT, kept, a);
        rowsB.setAtIndex(Layouts.INT, kept, b);
        return kept + (same ? 1 : 0);
    }
}
