package dev.tasse.internal.bag;

import dev.tasse.graph.TaskContext;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sends values to the partitions that their keys belong to: puts those with equal keys together
/// first, as far as that saves something.
record Sharding(Aggregation aggregation, int count) implements Goal {
    // More keys than this are sent on, so that a partition of nothing but different keys fits.
    static final int MOST_KEYS = 1 << 16;

    @Override
    public List<Object> functions() {
        return aggregation.functions();
    }

    @Override
    public Collector start(List<Object> extra, TaskContext context) {
        ShardWriter writer = writer(count, extra, context);
        return aggregation.early()
                ? new Early(aggregation, writer)
                : new Single(aggregation, writer);
    }

    static ShardWriter writer(int count, List<Object> extra, TaskContext context) {
        SpillFile file = (SpillFile) extra.getFirst();
        return new ShardWriter(count, 0, new Room(file, context.resource(ShuffleMemory.class)));
    }

    /// Sends each value by itself.
    private record Single(Aggregation aggregation, ShardWriter writer) implements Collector {
        @Override
        @SuppressWarnings("NullAway") // functions may answer null
        public boolean accept(Object item) throws Exception {
            Cell cell = new Cell();
            aggregation.add(cell, item);
            writer.write(aggregation.key(item), aggregation.partial(cell));
            return true;
        }

        @Override
        public Object result() {
            return writer.finish();
        }

        @Override
        public void drop() {
            writer.drop();
        }
    }

    /// Sends what values with equal keys are together.
    private record Early(Aggregation aggregation, ShardWriter writer, Map<Object, Cell> cells)
            implements Collector {
        Early(Aggregation aggregation, ShardWriter writer) {
            this(aggregation, writer, new HashMap<>());
        }

        @Override
        public boolean accept(Object item) throws Exception {
            Object key = aggregation.key(item);
            Cell cell = cells.get(key);
            if (cell == null) {
                if (cells.size() == MOST_KEYS) send();
                cell = new Cell();
                cells.put(key, cell);
            }
            aggregation.add(cell, item);
            return true;
        }

        @SuppressWarnings("NullAway") // functions may answer null
        private void send() {
            cells.forEach((key, cell) -> writer.write(key, aggregation.partial(cell)));
            cells.clear();
        }

        @Override
        public Object result() {
            send();
            return writer.finish();
        }

        @Override
        public void drop() {
            writer.drop();
        }
    }
}
