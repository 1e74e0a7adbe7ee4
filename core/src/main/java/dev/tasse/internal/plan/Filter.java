package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

/// Rows for which `predicate` is true; rows where it is false **or null** are dropped.
public record Filter(FramePlan input, Bound predicate) implements FramePlan {
    public Filter {
        if (!predicate.type().equals(DataType.BOOL)) {
            throw new PlanException(
                    Problem.of("a filter keeps the rows for which something is true")
                            .at(predicate.toString())
                            .got(predicate.type())
                            .expected(DataType.BOOL)
                            .remedy("compare it with a value"));
        }
    }

    @Override
    public Schema schema() {
        return input.schema();
    }
}
