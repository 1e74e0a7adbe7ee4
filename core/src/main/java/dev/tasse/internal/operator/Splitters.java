package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.KeyOrder;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.kernel.Sorting;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Chooses the rows at which a sort is cut, so that the parts can be sorted side by side and are
/// about equally large: every so many rows of a sample of all tables (Blelloch et al., "A
/// comparison of sorting algorithms for the Connection Machine CM-2", 1991, sample sort).
///
/// The answer is a table of their keys, the table each is of, and its row there.
public record Splitters(List<BoundSortKey> keys, int partitions) implements Op {
    private static final int SAMPLES_PER_PARTITION = 64;

    public Splitters {
        keys = List.copyOf(keys);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Table> tables = inputs.all(Table.class);
        Schema schema = schema();
        int count = Math.ceilDiv(SAMPLES_PER_PARTITION * partitions, tables.size());
        try (Collector samples = new Collector(schema, pool)) {
            for (int part = 0; part < tables.size(); part++) {
                samples.add(sample(tables.get(part), part, count, samples.lease()));
            }
            Batch all = samples.all(samples.lease());
            Batch chosen = chosen(all, samples.lease());
            try (Table rows = Results.table(schema, chosen, samples.lease(), tables)) {
                return rows.compacted(pool);
            }
        }
    }

    private Schema schema() {
        List<String> names = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        for (BoundSortKey key : keys) {
            names.add("key " + names.size());
            types.add(key.key().type());
        }
        names.addAll(List.of("part", "row"));
        types.addAll(List.of(DataType.INT32, DataType.INT32));
        return Schema.of(names, types);
    }

    private Batch sample(Table table, int part, int most, Lease lease) {
        long rows = table.rowCount();
        int count = (int) Math.min(rows, most);
        MemorySegment numbers = lease.allocate((long) count * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            numbers.setAtIndex(Layouts.INT, i, Math.toIntExact(rows * i / count));
        }
        Selection.Picked picked = new Selection.Picked(numbers, count);
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) columns.add(Selection.gather(column, picked, lease));
        List<Column> sampled =
                new ArrayList<>(SortKeys.columns(keys, new Batch(columns, count), lease));
        sampled.add(new ConstantColumn(DataType.INT32, count, part));
        sampled.add(new FixedColumn(DataType.INT32, count, numbers, Bitmap.allSet(count)));
        return new Batch(sampled, count);
    }

    private Batch chosen(Batch samples, Lease lease) {
        int count = Math.toIntExact(samples.rows());
        List<KeyOrder> orders = SortKeys.orders(keys);
        int[] order =
                Sorting.order(samples.columns().subList(0, keys.size()), orders, count, lease);
        int wanted = count == 0 ? 0 : partitions - 1;
        MemorySegment numbers = lease.allocate((long) wanted * Integer.BYTES);
        for (int i = 0; i < wanted; i++) {
            long place = (long) count * (i + 1) / partitions;
            numbers.setAtIndex(Layouts.INT, i, order[(int) place]);
        }
        Selection.Picked picked = new Selection.Picked(numbers, wanted);
        List<Column> columns = new ArrayList<>();
        for (Column column : samples.columns())
            columns.add(Selection.gather(column, picked, lease));
        return new Batch(columns, wanted);
    }
}
