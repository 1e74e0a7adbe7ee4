package dev.tasse.sql;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Values;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexLiteral;

import java.util.ArrayList;
import java.util.List;

/// Turns `VALUES` into rows that are held: a table a row, which takes no memory of the engine.
final class ConstantRows {
    private static final int MAX_ROWS = 10_000;

    private ConstantRows() {}

    /// The rows of `values`.
    static FramePlan plan(LogicalValues values) {
        Schema schema = schema(values);
        if (values.getTuples().size() > MAX_ROWS) {
            throw new PlanException(
                    Refusal.of(
                            "VALUES of more than " + MAX_ROWS + " rows is",
                            "read them from a file"));
        }
        List<Table> rows = new ArrayList<>();
        for (List<RexLiteral> cells : values.getTuples()) rows.add(row(cells, schema));
        if (rows.isEmpty()) rows.add(noRow(schema));
        return new Values(schema, rows);
    }

    /// A row for each column of `described`: its name and type.
    static FramePlan columns(Schema described) {
        Schema schema =
                Schema.of("column_name", DataType.STRING).with("column_type", DataType.STRING);
        List<Table> rows = new ArrayList<>();
        for (int i = 0; i < described.size(); i++) {
            String type = described.type(i).toString();
            List<Column> cells =
                    List.of(
                            new ConstantColumn(DataType.STRING, 1, described.name(i)),
                            new ConstantColumn(DataType.STRING, 1, type));
            rows.add(Table.of(schema, 1, cells, List.of()));
        }
        return new Values(schema, rows);
    }

    private static Schema schema(LogicalValues values) {
        List<DataType> types = new ArrayList<>();
        values.getRowType()
                .getFieldList()
                .forEach(field -> types.add(SqlTypes.toTasse(field.getType())));
        return Schema.of(values.getRowType().getFieldNames(), types);
    }

    private static Table noRow(Schema schema) {
        List<Column> columns = new ArrayList<>();
        for (DataType type : schema.types()) columns.add(new ConstantColumn(type, 0, null));
        return Table.of(schema, 0, columns, List.of());
    }

    private static Table row(List<RexLiteral> cells, Schema schema) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            BoundLiteral literal = RexConstants.bind(cells.get(i), schema.type(i));
            columns.add(new ConstantColumn(schema.type(i), 1, literal.value()));
        }
        return Table.of(schema, 1, columns, List.of());
    }
}
