package dev.tasse;

import dev.tasse.data.Records;
import dev.tasse.data.Table;
import dev.tasse.internal.bag.BagPlan;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// Records as the rows of a frame, and the rows of a frame as records.
final class RecordRows {
    // A partition for each so many records: enough work for a task, enough tasks for the threads.
    private static final int PARTITION_ROWS = 1 << 16;

    private RecordRows() {}

    /// The rows of `frame` as records of `type`.
    static <R extends Record> Bag<R> bag(DataFrame frame, Class<R> type) {
        Records.check(type, frame.schema());
        return Bag.of(BagPlan.rows(() -> Client.current().parts(frame), type));
    }

    static <R extends Record> DataFrame frame(Class<R> type, List<R> records) {
        MemoryPool memory = Client.current().memory();
        Schema schema = Records.schema(type, records);
        List<Table> tables = new ArrayList<>();
        int from = 0;
        do {
            int end = Math.min(records.size(), from + PARTITION_ROWS);
            List<R> part = records.subList(from, end);
            tables.add(Records.write(memory, schema, type, part).guarded());
            from = end;
        } while (from < records.size());
        return DataFrame.ofPartitions(tables);
    }
}
