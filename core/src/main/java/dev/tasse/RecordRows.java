package dev.tasse;

import dev.tasse.data.Records;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.Schema;
import dev.tasse.type.Stage;

import java.util.ArrayList;
import java.util.List;

/// The rows of a frame as records.
final class RecordRows<R extends Record> implements Lazy<List<R>> {
    // A partition for each so many records: enough work for a task, enough tasks for the threads.
    private static final int PARTITION_ROWS = 1 << 16;

    private final DataFrame frame;
    private final Class<R> type;

    RecordRows(DataFrame frame, Class<R> type) {
        Records.check(type, frame.schema());
        this.frame = frame;
        this.type = type;
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

    @Override
    public List<R> compute() {
        try (Table table = frame.compute()) {
            return table.rows(type);
        }
    }

    @Override
    public String explain(Stage stage) {
        return frame.explain(stage);
    }
}
