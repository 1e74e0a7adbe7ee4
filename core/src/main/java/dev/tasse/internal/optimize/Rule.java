package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.FramePlan;

import java.util.function.UnaryOperator;

/// One improvement of plans; it keeps the schema and the rows of the result.
interface Rule {
    /// Verb and object, for explanations.
    default String name() {
        return getClass().getSimpleName();
    }

    /// The better plan, or an equal one if there is nothing to do.
    FramePlan apply(FramePlan plan);

    /// `plan` with `change` applied to every node, inputs first.
    static FramePlan bottomUp(FramePlan plan, UnaryOperator<FramePlan> change) {
        return change.apply(plan.mapInputs(input -> bottomUp(input, change)));
    }
}
