package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;

/// Columns for which it does not matter how often a value occurs.
public final class DistinctValues {
    private DistinctValues() {}

    /// A column, neither constant nor coded, of the values of `column`: each once and no nulls
    /// where there is a small dictionary or only one; all rows of any other.
    public static Column of(Column column, Lease lease) {
        return switch (column) {
            case DictionaryColumn coded when coded.dictionary().length() < coded.length() ->
                    used(coded, lease);
            case ConstantColumn constant when constant.length() > 1 ->
                    Flattening.flat(constant.slice(0, 1), lease);
            default -> Flattening.flat(column, lease);
        };
    }

    private static Column used(DictionaryColumn coded, Lease lease) {
        int entries = Math.toIntExact(coded.dictionary().length());
        MemorySegment marks = lease.allocateZeroed(entries);
        mark(coded, marks);
        MemorySegment codes = lease.allocate((long) entries * Integer.BYTES);
        int count = 0;
        for (int code = 0; code < entries; code++) {
            codes.setAtIndex(Layouts.INT, count, code);
            count += marks.get(Layouts.BYTE, code);
        }
        return Flattening.take(coded.dictionary(), codes, Bitmap.allSet(count), lease);
    }

    private static void mark(DictionaryColumn coded, MemorySegment marks) {
        MemorySegment codes = coded.codes();
        boolean noNulls = coded.nullCount() == 0;
        Bitmap validity = coded.validity();
        for (long row = 0; row < coded.length(); row++) {
            int code = codes.getAtIndex(Layouts.INT, row);
            if (noNulls || validity.get(row)) marks.set(Layouts.BYTE, code, (byte) 1);
        }
    }
}
