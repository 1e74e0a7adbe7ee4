package dev.tasse.internal.bag;

import dev.tasse.graph.TaskContext;

import java.util.List;

/// Sends values to the partitions that they belong to, each with how often it occurs.
record Counting(int count) implements Goal {
    @Override
    public Collector start(List<Object> extra, TaskContext context) {
        ShardWriter writer = Sharding.writer(count, extra, context);
        Counts counts = new Counts();
        return new Collector() {
            @Override
            public boolean accept(Object item) throws Exception {
                if (counts.size() >= Sharding.MOST_KEYS) send();
                counts.add(item, 1);
                return true;
            }

            private void send() throws Exception {
                counts.forEach(writer::write);
                counts.clear();
            }

            @Override
            public Object result() throws Exception {
                send();
                return writer.finish();
            }

            @Override
            public void drop() {
                writer.drop();
            }
        };
    }
}
