package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Each row of a partition with the probability `fraction`: the same ones whenever it runs.
public record SampleRows(double fraction, long seed) implements Op {
    // Far apart, so that neighbouring seeds and partitions do not give shifted sequences.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        Table input = inputs.get(0, Table.class);
        MemoryPool pool = context.resource(MemoryPool.class);
        try (Lease out = pool.lease(0, "sample");
                Lease scratch = pool.lease(0, "row numbers")) {
            Selection.Picked picked = picked(input.rowCount(), index, scratch);
            List<Column> columns = new ArrayList<>();
            for (Column column : input.columns()) {
                columns.add(Selection.gather(column, picked, out));
            }
            Batch rows = new Batch(columns, picked.count());
            return Results.table(input.schema(), rows, out, List.of(input));
        }
    }

    private Selection.Picked picked(long rowCount, int index, Lease lease) {
        SplittableRandom random = new SplittableRandom(seed + GOLDEN * (index + 1));
        MemorySegment rows = lease.allocate(rowCount * Integer.BYTES);
        long count = 0;
        for (long row = 0; row < rowCount; row++) {
            if (random.nextDouble() < fraction) {
                rows.setAtIndex(Layouts.INT, count++, Math.toIntExact(row));
            }
        }
        return new Selection.Picked(rows, count);
    }
}
