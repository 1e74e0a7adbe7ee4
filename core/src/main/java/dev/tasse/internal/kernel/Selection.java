package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.ChunkedColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StructColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Picks rows: their numbers where a condition is true, and their values by number.
public final class Selection {
    private Selection() {}

    /// Row numbers, 4 bytes each.
    ///
    /// @param rows the numbers
    /// @param count how many there are
    public record Picked(MemorySegment rows, long count) {}

    /// The rows in which `condition` is true, ascending.
    public static Picked trueRows(BoolColumn condition, Lease lease) {
        long n = condition.length();
        MemorySegment rows = lease.allocate(n * Integer.BYTES);
        Bitmap values = condition.values();
        Bitmap validity = condition.validity();
        long count = 0;
        for (long i = 0; i < values.wordCount(); i++) {
            long word = values.word(i) & validity.word(i);
            long first = i * Long.SIZE;
            while (word != 0) {
                long row = first + Long.numberOfTrailingZeros(word);
                rows.setAtIndex(Layouts.INT, count++, (int) row);
                word &= word - 1;
            }
        }
        return new Picked(rows, count);
    }

    /// The values of `column` in the picked rows, in their order, with the encoding of `column`.
    public static Column gather(Column column, Picked picked, Lease lease) {
        if (column instanceof ConstantColumn constant) {
            return new ConstantColumn(constant.type(), picked.count(), constant.value());
        }
        return gather(column, picked, Bitmap.allSet(picked.count()), lease);
    }

    /// The same with null wherever there is no row.
    public static Column gather(Column column, OptionalRows rows, Lease lease) {
        if (rows.known().isAbsent()) return gather(column, rows.picked(), lease);
        if (column.length() == 0) return new ConstantColumn(column.type(), rows.count(), null);
        Column entries =
                column instanceof ConstantColumn constant ? constant.expanded(lease) : column;
        return gather(entries, rows.picked(), rows.known(), lease);
    }

    /// The same for a result that nobody may ever read in full: what is not coded or nested stays
    /// where it is, and the rows, which live as long, stand for the values.
    public static Column refer(Column column, OptionalRows rows, Lease lease) {
        boolean plain =
                switch (column) {
                    case FixedColumn _, BoolColumn _, DecimalColumn _, StringColumn _ -> true;
                    case ConstantColumn _, DictionaryColumn _, ListColumn _, StructColumn _ ->
                            false;
                    case ChunkedColumn _ -> throw new AssertionError("a chunked column in a join");
                };
        if (!plain || column.length() == 0) return gather(column, rows, lease);
        Bitmap validity = validity(column, rows.picked(), rows.known(), lease);
        return DictionaryColumn.ofRows(rows.picked().rows(), column, validity);
    }

    private static Column gather(Column column, Picked picked, Bitmap known, Lease lease) {
        return switch (column) {
            case DictionaryColumn coded -> coded(coded, picked, known, lease);
            case StructColumn struct ->
                    new StructColumn(
                            struct.structType(),
                            picked.count(),
                            struct.fields().stream()
                                    .map(field -> gather(field, picked, lease))
                                    .toList(),
                            validity(column, picked, known, lease));
            case ListColumn list -> Lists.gather(list, picked, known, lease);
            default -> Flattening.take(column, picked.rows(), known, lease);
        };
    }

    private static Column coded(DictionaryColumn column, Picked picked, Bitmap known, Lease lease) {
        long n = picked.count();
        MemorySegment codes = lease.allocate(n * Integer.BYTES);
        ShortTable.take(column.codes(), column.length(), picked.rows(), codes, n);
        return column.withCodes(codes, validity(column, picked, known, lease));
    }

    /// Which of the picked rows of `column`, of those that are `known`, hold a value.
    static Bitmap validity(Column column, Picked picked, Bitmap known, Lease lease) {
        long n = picked.count();
        if (column.nullCount() == 0) return known;
        Bitmap validity = Bitmap.allocate(lease, n, false);
        Bitmap from = column.validity();
        for (long i = 0; i < n; i++) {
            boolean hasValue = known.get(i) && from.get(picked.rows().getAtIndex(Layouts.INT, i));
            if (hasValue) validity.set(i, true);
        }
        return validity;
    }
}
