package dev.tasse.internal.bag;

import java.util.List;

/// One bucket of the shards of several partitions.
record Bucket(List<Shards> shards, int number) {
    // Keys that are still together after so many deals have equal hashes: more deals do not help.
    static final int MOST_DEALS = 4;
    private static final int MOST_PARTS = 64;

    long bytes() {
        long bytes = 0;
        for (Shards some : shards) bytes += some.bytes(number);
        return bytes;
    }

    void read(Shards.Entries entries) throws Exception {
        for (Shards some : shards) some.read(number, entries);
    }

    /// Into how many parts it has to be dealt out so that each fits `taskBytes`.
    static int parts(long bytes, long taskBytes) {
        return Math.clamp(Math.ceilDiv(bytes, taskBytes) * 2, 1, MOST_PARTS);
    }

    /// The same entries dealt out to `count` smaller buckets; the caller releases them.
    Shards dealt(int count, int level, Room room) throws Exception {
        ShardWriter writer = new ShardWriter(count, level, room);
        boolean done = false;
        try {
            read(writer::write);
            Shards dealt = writer.finish();
            done = true;
            return dealt;
        } finally {
            if (!done) writer.drop();
        }
    }
}
