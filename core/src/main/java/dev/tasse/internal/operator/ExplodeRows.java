package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A row for each element of the list in `column`.
public record ExplodeRows(Schema schema, int column) implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        Table input = inputs.get(0, Table.class);
        MemoryPool pool = context.resource(MemoryPool.class);
        try (Lease out = pool.lease(0, "exploded rows")) {
            Column lists = input.column(column);
            if (lists instanceof ConstantColumn constant && constant.isNull()) {
                return Table.empty(schema);
            }
            // Long texts stay where the flat lists are: in memory that the result keeps.
            Batch rows = exploded(input, (ListColumn) Flattening.flat(lists, out), out);
            return Results.table(schema, rows, out, List.of(input));
        }
    }

    private Batch exploded(Table input, ListColumn lists, Lease out) {
        long count = 0;
        for (long row = 0; row < lists.length(); row++) count += size(lists, row);
        MemorySegment rows = out.allocate(count * Integer.BYTES);
        MemorySegment elements = out.allocate(count * Integer.BYTES);
        long at = 0;
        for (long row = 0; row < lists.length(); row++) {
            int first = lists.offset(row);
            for (int i = 0; i < size(lists, row); i++) {
                rows.setAtIndex(Layouts.INT, at, Math.toIntExact(row));
                elements.setAtIndex(Layouts.INT, at++, first + i);
            }
        }
        Selection.Picked pickedRows = new Selection.Picked(rows, count);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < input.columnCount(); i++) {
            columns.add(
                    i == column
                            ? Selection.gather(
                                    lists.elements(), new Selection.Picked(elements, count), out)
                            : Selection.gather(input.column(i), pickedRows, out));
        }
        return new Batch(columns, count);
    }

    private static int size(ListColumn lists, long row) {
        return lists.isNull(row) ? 0 : lists.offset(row + 1) - lists.offset(row);
    }
}
