package dev.tasse.internal.operator;

import dev.tasse.data.Column;
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

    /// The keys of `rows`, in memory of `lease` or of the rows.
    static KeyRows of(List<BoundSortKey> keys, Batch rows, Lease lease) {
        List<Column> columns = new ArrayList<>();
        List<KeyOrder> orders = new ArrayList<>();
        try (Evaluator evaluator = new Evaluator(lease)) {
            for (BoundSortKey key : keys) {
                Column column = evaluator.evaluate(key.key(), rows, lease);
                columns.add(Flattening.flat(column, lease));
                orders.add(new KeyOrder(key.descending(), key.nullsFirst()));
            }
        }
        return new KeyRows(columns, orders);
    }
}
