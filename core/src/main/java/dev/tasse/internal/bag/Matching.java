package dev.tasse.internal.bag;

import dev.tasse.function.Pair;
import dev.tasse.graph.TaskContext;
import dev.tasse.spi.Receiver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values of one partition of a join: pairs of a left and a right value with equal keys. A
/// bucket too large for the heap is dealt out once more, and taken part by part.
///
/// Its inputs are the shards of all left partitions, those of all right ones, then the file.
record Matching(int leftCount, int bucket) implements Feed {
    private record Sides(Bucket left, Bucket right) {}

    @Override
    public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
            throws Exception {
        List<Shards> shards =
                inputs.subList(0, inputs.size() - 1).stream().map(Shards.class::cast).toList();
        Bucket left = new Bucket(shards.subList(0, leftCount), bucket);
        Bucket right = new Bucket(shards.subList(leftCount, shards.size()), bucket);
        SpillFile file = (SpillFile) inputs.getLast();
        Room room = new Room(file, context.resource(ShuffleMemory.class));
        feed(new Sides(left, right), 1, room, receiver);
    }

    private boolean feed(Sides sides, int level, Room room, Receiver<Object> receiver)
            throws Exception {
        long bytes = sides.right().bytes();
        long taskBytes = room.memory().taskBytes();
        if (bytes <= taskBytes || level > Bucket.MOST_DEALS) return match(sides, receiver);
        int count = Bucket.parts(bytes, taskBytes);
        Shards left = sides.left().dealt(count, level, room);
        try {
            Shards right = sides.right().dealt(count, level, room);
            try {
                for (int i = 0; i < count; i++) {
                    Bucket lesser = new Bucket(List.of(left), i);
                    Sides part = new Sides(lesser, new Bucket(List.of(right), i));
                    if (!feed(part, level + 1, room, receiver)) return false;
                }
                return true;
            } finally {
                right.release();
            }
        } finally {
            left.release();
        }
    }

    private static boolean match(Sides sides, Receiver<Object> receiver) throws Exception {
        Map<Object, List<Object>> byKey = new HashMap<>();
        sides.right()
                .read((key, value) ->
                        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(value));
        boolean[] more = {true};
        sides.left()
                .read((key, value) -> {
                    for (Object other : byKey.getOrDefault(key, List.of())) {
                        if (more[0]) more[0] = receiver.accept(Pair.of(value, other));
                    }
                });
        return more[0];
    }
}
