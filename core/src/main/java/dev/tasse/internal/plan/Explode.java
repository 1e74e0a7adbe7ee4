package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.type.DataType;
import dev.tasse.type.ListType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// A row for each element of the list in `column`, which the element replaces; none where the list
/// is null or empty.
public record Explode(FramePlan input, int column) implements FramePlan {
    public Explode {
        DataType type = input.schema().type(column);
        if (!(type instanceof ListType)) {
            throw new PlanException(
                    Problem.of("only lists have elements that can become rows")
                            .at("explode(\"" + input.schema().name(column) + "\")")
                            .got(type)
                            .expected("LIST"));
        }
    }

    @Override
    public Schema schema() {
        Schema schema = input.schema();
        List<DataType> types = new ArrayList<>(schema.types());
        types.set(column, ((ListType) schema.type(column)).element());
        return Schema.of(schema.names(), types);
    }
}
