package dev.tasse.internal.kernel;

import dev.tasse.data.Column;

import java.util.List;

/// Rows by their sort keys: how any two of them, also of different tables, are ordered.
///
/// @param keys the key columns, neither constant (but for the type NULL) nor coded
/// @param orders the direction of each
public record KeyRows(List<Column> keys, List<KeyOrder> orders) {
    public KeyRows {
        keys = List.copyOf(keys);
        orders = List.copyOf(orders);
    }

    /// Negative, zero or positive as `row` comes before, with or after `otherRow` of `other`.
    public int compare(long row, KeyRows other, long otherRow) {
        for (int i = 0; i < keys.size(); i++) {
            int order = compare(i, row, other.keys.get(i), otherRow);
            if (order != 0) return order;
        }
        return 0;
    }

    private int compare(int key, long row, Column other, long otherRow) {
        Column column = keys.get(key);
        KeyOrder order = orders.get(key);
        boolean isNull = column.isNull(row);
        boolean otherNull = other.isNull(otherRow);
        if (isNull || otherNull) {
            if (isNull && otherNull) return 0;
            return isNull == order.nullsFirst() ? -1 : 1;
        }
        int comparison = OrderKeys.compare(column, row, other, otherRow);
        return order.descending() ? -comparison : comparison;
    }
}
