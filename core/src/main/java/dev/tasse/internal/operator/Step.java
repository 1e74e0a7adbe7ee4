package dev.tasse.internal.operator;

import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundColumn;

import java.io.Serializable;
import java.util.List;

/// What happens to each batch on its way through a pipeline.
public sealed interface Step extends Serializable {
    /// Keeps the rows for which `predicate` is true.
    record FilterStep(Bound predicate) implements Step {}

    /// One column for each expression.
    record ProjectStep(List<Bound> expressions) implements Step {
        public ProjectStep {
            expressions = List.copyOf(expressions);
        }

        /// Whether every column is one of the input's.
        boolean onlySelects() {
            return expressions.stream().allMatch(BoundColumn.class::isInstance);
        }
    }

    /// Pairs each row with the rows of a join table that match it.
    ///
    /// @param side which of the pipeline's side inputs is the table, from 0
    /// @param spec how rows are matched
    record ProbeStep(int side, JoinSpec spec) implements Step {}
}
