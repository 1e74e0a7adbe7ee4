package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.Utf8Type;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One dictionary for columns that each have their own, so that their rows stay codes when they are
/// put together.
///
/// @param parts the columns
/// @param newCodes for each dictionary of the parts what becomes of its codes
/// @param entries the distinct entries of all
record MergedDictionary(
        List<DictionaryColumn> parts, IdentityHashMap<Column, int[]> newCodes, Column entries) {
    private static final int ROWS_PER_ENTRY = 8;
    private static final long FEW_ENTRIES = 256;

    /// Whether all of `parts` are coded texts with few entries for their `rows` rows.
    static boolean pays(List<Column> parts, long rows) {
        IdentityHashMap<Column, Boolean> seen = new IdentityHashMap<>();
        long total = 0;
        for (Column part : parts) {
            boolean texts = part.type() instanceof Utf8Type;
            boolean coded = part instanceof DictionaryColumn column && column.isDistinct();
            if (!texts || !coded) return false;
            Column dictionary = ((DictionaryColumn) part).dictionary();
            if (seen.put(dictionary, true) == null) total += dictionary.length();
        }
        return total <= Math.max(FEW_ENTRIES, rows / ROWS_PER_ENTRY);
    }

    /// The dictionary of `parts`, of which it {@link #pays}; its entries lie in `lease`.
    static MergedDictionary of(List<Column> parts, Lease lease) {
        Map<String, Integer> codes = new HashMap<>();
        IdentityHashMap<Column, int[]> newCodes = new IdentityHashMap<>();
        List<Column> dictionaries = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        List<DictionaryColumn> coded = new ArrayList<>();
        int total = 0;
        for (Column part : parts) {
            DictionaryColumn column = (DictionaryColumn) part;
            coded.add(column);
            StringColumn dictionary = (StringColumn) column.dictionary();
            if (newCodes.containsKey(dictionary)) continue;
            int[] mapped = new int[Math.toIntExact(dictionary.length())];
            for (int entry = 0; entry < mapped.length; entry++) {
                Integer code = codes.putIfAbsent(dictionary.getString(entry), codes.size());
                if (code == null) firsts.add(total + entry);
                mapped[entry] = code == null ? codes.size() - 1 : code;
            }
            newCodes.put(dictionary, mapped);
            dictionaries.add(dictionary);
            total += mapped.length;
        }
        return new MergedDictionary(coded, newCodes, picked(dictionaries, firsts, lease));
    }

    private static Column picked(List<Column> dictionaries, List<Integer> firsts, Lease lease) {
        MemorySegment rows = lease.allocate((long) firsts.size() * Integer.BYTES);
        for (int i = 0; i < firsts.size(); i++) rows.setAtIndex(Layouts.INT, i, firsts.get(i));
        Column all = Concatenation.concat(dictionaries, lease);
        return Selection.gather(all, new Selection.Picked(rows, firsts.size()), lease);
    }

    /// The codes of all rows, of which there are `rows`.
    MemorySegment codes(long rows, Lease lease) {
        MemorySegment out = lease.allocate(rows * Integer.BYTES);
        long at = 0;
        for (DictionaryColumn part : parts) {
            int[] mapped = Objects.requireNonNull(newCodes.get(part.dictionary()));
            MemorySegment codes = part.codes();
            for (long row = 0; row < part.length(); row++) {
                out.setAtIndex(Layouts.INT, at++, mapped[codes.getAtIndex(Layouts.INT, row)]);
            }
        }
        return out;
    }
}
