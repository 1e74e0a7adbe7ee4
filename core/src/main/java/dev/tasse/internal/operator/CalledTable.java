package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.call.CallOp;
import dev.tasse.type.Schema;

import java.util.List;

/// The columns `columns` of a table that a user's function has answered, which has promised
/// `schema`.
public record CalledTable(Schema schema, List<String> columns) implements Op {
    public CalledTable {
        columns = List.copyOf(columns);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        Object answer = CallOp.value(inputs.get(0));
        if (!(answer instanceof Table table)) throw other(index, "no table");
        if (!table.schema().equals(schema)) throw other(index, table.schema());
        return table.select(columns.stream().map(schema::indexOf).toList());
    }

    private DataException other(int part, Object got) {
        return new DataException(
                Problem.of("a delayed table has other columns than promised")
                        .at("partition " + part)
                        .got(got)
                        .expected(schema)
                        .remedy("give DataFrame.fromDelayed the schema of the tables"));
    }
}
