package dev.tasse.internal.bag;

import java.util.ArrayList;
import java.util.List;

/// Deals keys and values out to buckets, and writes the buckets to the file of the shuffle whenever
/// memory is short. Used by one thread.
final class ShardWriter {
    private static final long STEP_BYTES = 1 << 20;

    private final ClassTable classes = new ClassTable();
    private final List<ItemWriter> buckets = new ArrayList<>();
    private final List<List<Shards.Segment>> segments = new ArrayList<>();
    private final int level;
    private final Room room;
    private long writtenBytes;
    private long grantedBytes;

    /// @param level how often the values were dealt out before: each time by other bits of the hash
    ShardWriter(int count, int level, Room room) {
        for (int i = 0; i < count; i++) {
            buckets.add(new ItemWriter(classes));
            segments.add(new ArrayList<>());
        }
        this.level = level;
        this.room = room;
    }

    void write(Object key, Object value) {
        ItemWriter bucket = buckets.get(KeyHash.bucket(key, level, buckets.size()));
        int before = bucket.size();
        bucket.write(key);
        bucket.write(value);
        writtenBytes += bucket.size() - before;
        // A little needs no grant: else tasks of which others have taken all would write crumbs.
        if (writtenBytes > Math.max(grantedBytes, room.memory().taskBytes())) grow();
    }

    private void grow() {
        long more = Math.max(STEP_BYTES, writtenBytes - grantedBytes);
        if (room.memory().take(more)) grantedBytes += more;
        else spill();
    }

    private void spill() {
        for (int i = 0; i < buckets.size(); i++) {
            ItemWriter bucket = buckets.get(i);
            if (bucket.size() == 0) continue;
            long start = room.file().write(bucket.array(), bucket.size());
            segments.get(i).add(new Shards.Segment(start, bucket.size()));
            bucket.reset();
        }
        drop();
        writtenBytes = 0;
    }

    /// Gives back the memory, when nobody wants what was written.
    void drop() {
        room.memory().give(grantedBytes);
        grantedBytes = 0;
    }

    /// What was written; the caller releases it.
    Shards finish() {
        if (writtenBytes > grantedBytes) {
            long more = writtenBytes - grantedBytes;
            if (room.memory().take(more)) grantedBytes += more;
            else spill();
        }
        room.memory().give(grantedBytes - writtenBytes);
        grantedBytes = writtenBytes;
        List<byte[]> rest = new ArrayList<>();
        for (ItemWriter bucket : buckets) rest.add(bucket.toBytes());
        return new Shards(classes, segments, rest, room);
    }
}
