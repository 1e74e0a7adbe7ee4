package dev.tasse.internal.bag;

import dev.tasse.graph.TaskContext;
import dev.tasse.spi.Receiver;

import java.util.List;

/// The values of one partition after a shuffle: for each key what the values of all partitions are
/// together. A bucket too large for the heap is dealt out once more, and taken part by part.
///
/// Its inputs are the shards of all partitions, then the file.
record Regrouping(Regroup regroup, int bucket) implements Feed {
    @Override
    public List<Object> functions() {
        return regroup.functions();
    }

    @Override
    public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
            throws Exception {
        List<Shards> shards =
                inputs.subList(0, inputs.size() - 1).stream().map(Shards.class::cast).toList();
        SpillFile file = (SpillFile) inputs.getLast();
        ShuffleMemory memory = context.resource(ShuffleMemory.class);
        feed(new Bucket(shards, bucket), 1, new Room(file, memory), receiver);
    }

    private boolean feed(Bucket part, int level, Room room, Receiver<Object> receiver)
            throws Exception {
        long bytes = part.bytes();
        long taskBytes = room.memory().taskBytes();
        if (bytes <= taskBytes || level > Bucket.MOST_DEALS) return regroup.group(part, receiver);
        int count = Bucket.parts(bytes, taskBytes);
        Shards dealt = part.dealt(count, level, room);
        try {
            for (int i = 0; i < count; i++) {
                Bucket smaller = new Bucket(List.of(dealt), i);
                if (!feed(smaller, level + 1, room, receiver)) return false;
            }
            return true;
        } finally {
            dealt.release();
        }
    }
}
