package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.function.Fn1;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.CurrentPool;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import java.util.Objects;

/// The user's function of a partition; what it builds lies in the memory of the task.
public record ApplyFunction(Schema schema, Fn1<Table, Table> function) implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) throws Exception {
        Table input = inputs.get(0, Table.class);
        MemoryPool pool = context.resource(MemoryPool.class);
        Table output = CurrentPool.with(pool, () -> function.apply(input));
        if (output == input) output = input.share();
        return checked(Objects.requireNonNull(output, "the function of mapPartitions gave null"));
    }

    private Table checked(Table output) {
        if (output.schema().equals(schema)) return output;
        Schema got = output.schema();
        output.close();
        throw new DataException(
                Problem.of("the function gave other columns than promised")
                        .at("mapPartitions")
                        .got(got)
                        .expected(schema)
                        .remedy("return tables of the schema given to mapPartitions"));
    }
}
