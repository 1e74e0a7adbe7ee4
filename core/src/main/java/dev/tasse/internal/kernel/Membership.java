package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// `IN`: whether a value is among others; null if it is not and one of those is null.
final class Membership {
    // Up to here one comparison for each value is faster than a look into a table.
    private static final int FEW = 8;

    private Membership() {}

    static Column isIn(Arguments arguments) {
        Lease lease = arguments.lease();
        long n = arguments.rows();
        Column value = Flattening.flat(arguments.column(0), lease);
        List<Column> others = new ArrayList<>();
        boolean hasNull = false;
        boolean constant = true;
        for (Column other : arguments.columns().subList(1, arguments.columns().size())) {
            boolean isNull = other instanceof ConstantColumn c && c.isNull();
            hasNull |= isNull;
            constant &= other instanceof ConstantColumn;
            if (!isNull) others.add(other);
        }
        Bitmap found = Bitmap.allocate(lease, n, false);
        Bitmap known = value.validity();
        if (n > 0 && constant && others.size() > FEW && isHashed(value)) {
            search(value, others, found, lease);
        } else {
            for (Column other : others) {
                Column side = Flattening.flat(other, lease);
                BoolColumn equal = equal(value, side, lease);
                known = Bitmap.and(known, equal.validity(), lease);
                addTrue(found, equal);
            }
        }
        return answer(found, known, value.validity(), hasNull, lease);
    }

    private static BoolColumn equal(Column a, Column b, Lease lease) {
        List<Column> sides = List.of(a, b);
        return (BoolColumn) Comparison.eq(new Arguments(sides, DataType.BOOL, a.length(), lease));
    }

    private static void addTrue(Bitmap found, BoolColumn equal) {
        for (long i = 0; i < found.wordCount(); i++) {
            long isTrue = equal.values().word(i) & equal.validity().word(i);
            found.setWord(i, found.word(i) | isTrue);
        }
    }

    private static BoolColumn answer(
            Bitmap found, Bitmap known, Bitmap valid, boolean hasNull, Lease lease) {
        long n = found.length();
        Bitmap validity = Bitmap.allocate(lease, n);
        for (long i = 0; i < found.wordCount(); i++) {
            long missing = hasNull ? 0 : known.word(i);
            validity.setWord(i, (found.word(i) | missing) & valid.word(i));
        }
        return new BoolColumn(n, found, validity.simplified());
    }

    // Equal hashes of at most 64 bits mean equal values; texts are compared, wider values are not
    // worth it.
    private static boolean isHashed(Column value) {
        return switch (value) {
            case FixedColumn _, StringColumn _ -> true;
            case DecimalColumn decimal -> decimal.decimalType().isNarrow();
            default -> false;
        };
    }

    /// Marks the rows of `value` that equal one of the constants.
    private static void search(Column value, List<Column> constants, Bitmap found, Lease lease) {
        Column[] entries = new Column[constants.size()];
        long[] entryHashes = new long[entries.length];
        int mask = Integer.highestOneBit(entries.length) * 4 - 1;
        int[] slots = new int[mask + 1];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Flattening.flat(constants.get(i).slice(0, 1), lease);
            entryHashes[i] = hashes(entries[i], lease).getAtIndex(Layouts.LONG, 0);
            int slot = (int) entryHashes[i] & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = i + 1;
        }
        MemorySegment hashes = hashes(value, lease);
        for (long row = 0; row < value.length(); row++) {
            long hash = hashes.getAtIndex(Layouts.LONG, row);
            int slot = (int) hash & mask;
            for (; slots[slot] != 0; slot = (slot + 1) & mask) {
                int entry = slots[slot] - 1;
                if (entryHashes[entry] == hash && isEqual(value, row, entries[entry])) {
                    found.set(row, true);
                    break;
                }
            }
        }
    }

    private static boolean isEqual(Column value, long row, Column entry) {
        return !(value instanceof StringColumn text) || text.isEqual(row, (StringColumn) entry, 0);
    }

    private static MemorySegment hashes(Column column, Lease lease) {
        return Hashing.hash(List.of(column), column.length(), 0, lease);
    }
}
