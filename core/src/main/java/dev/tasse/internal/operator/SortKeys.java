package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.KeyOrder;
import dev.tasse.internal.kernel.KeyRows;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.plan.BoundSortKey;

import java.util.ArrayList;
import java.util.List;

/// Evaluates the keys of a sort.
final class SortKeys {
    private SortKeys() {}

    /// The keys of `rows` for comparisons across tables, in memory of `lease` or of the rows.
    static KeyRows of(List<BoundSortKey> keys, Batch rows, Lease lease) {
        List<Column> flat = new ArrayList<>();
        for (Column column : columns(keys, rows, lease)) flat.add(Flattening.flat(column, lease));
        return new KeyRows(flat, orders(keys));
    }

    /// The key columns of `rows`, of any encoding.
    static List<Column> columns(List<BoundSortKey> keys, Batch rows, Lease lease) {
        List<Column> columns = new ArrayList<>();
        try (Evaluator evaluator = new Evaluator(lease)) {
            for (BoundSortKey key : keys) {
                Column column = evaluator.evaluate(key.key(), rows, lease);
                boolean plain = !(column instanceof DictionaryColumn coded) || coded.isDistinct();
                columns.add(plain ? column : Flattening.flat(column, lease));
            }
        }
        return columns;
    }

    static List<KeyOrder> orders(List<BoundSortKey> keys) {
        return keys.stream().map(key -> new KeyOrder(key.descending(), key.nullsFirst())).toList();
    }
}
