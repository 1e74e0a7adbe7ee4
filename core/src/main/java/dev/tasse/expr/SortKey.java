package dev.tasse.expr;

import java.io.Serializable;

/// One key of a sort.
///
/// NaN is greater than every other number; nulls come last in both directions unless asked.
///
/// @param expr what to sort by
/// @param descending greatest first
/// @param nullsLead nulls before all values
public record SortKey(Expr expr, boolean descending, boolean nullsLead) implements Serializable {
    /// This key with nulls before all values: `col("x").desc().nullsFirst()`.
    public SortKey nullsFirst() {
        return new SortKey(expr, descending, true);
    }
}
