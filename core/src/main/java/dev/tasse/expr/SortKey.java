package dev.tasse.expr;

import java.io.Serializable;

/// One key of a sort.
///
/// NaN is greater than every other number; nulls come last in both directions unless asked.
///
/// @param expr what to sort by
/// @param descending greatest first
/// @param nullsFirst nulls before all values
public record SortKey(Expr expr, boolean descending, boolean nullsFirst) implements Serializable {
    /// This key with nulls before all values.
    public SortKey withNullsFirst() {
        return new SortKey(expr, descending, true);
    }
}
