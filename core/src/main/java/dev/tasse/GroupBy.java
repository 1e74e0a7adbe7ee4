package dev.tasse;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.expr.Expr;
import dev.tasse.internal.plan.Aggregation;
import dev.tasse.internal.plan.FramePlan;

import java.util.List;

/// Rows in groups, waiting to hear what to compute of each.
public final class GroupBy {
    private final FramePlan input;
    private final List<Expr> keys;

    GroupBy(FramePlan input, List<Expr> keys) {
        this.input = input;
        this.keys = List.copyOf(keys);
    }

    /// One row a group, in no particular order: the keys, then `expressions`, which call
    /// aggregates: `col("fare").sum().as("revenue")`, `col("x").max().minus(col("x").min())`.
    ///
    /// @throws PlanException for wrong names or types, and for a column that is neither a key nor
    ///   aggregated
    public DataFrame agg(Expr... expressions) {
        if (keys.isEmpty() && expressions.length == 0) {
            throw new PlanException(Problem.of("nothing to aggregate").at("agg"));
        }
        FramePlan plan = Aggregation.plan(input, keys, List.of(expressions));
        plan.schema();
        return DataFrame.of(plan);
    }
}
