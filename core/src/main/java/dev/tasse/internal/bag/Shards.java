package dev.tasse.internal.bag;

import dev.tasse.graph.Held;

import java.util.List;

/// The keys and values of one partition, encoded and dealt out to buckets: in memory and, where
/// that was short, in the file of the shuffle. What is in the file comes first.
final class Shards implements Held {
    /// A piece in the file.
    record Segment(long start, int bytes) {}

    private final ClassTable classes;
    private final List<List<Segment>> segments;
    private final List<byte[]> rest;
    private final Room room;
    private final long keptBytes;

    Shards(ClassTable classes, List<List<Segment>> segments, List<byte[]> rest, Room room) {
        this.classes = classes;
        this.segments = segments;
        this.rest = rest;
        this.room = room;
        keptBytes = rest.stream().mapToLong(bytes -> bytes.length).sum();
    }

    /// Takes a key and its value.
    interface Entries {
        void accept(Object key, Object value) throws Exception;
    }

    /// Gives all of bucket `bucket` to `entries`.
    void read(int bucket, Entries entries) throws Exception {
        for (Segment segment : segments.get(bucket)) {
            read(room.file().read(segment.start(), segment.bytes()), entries);
        }
        read(rest.get(bucket), entries);
    }

    private void read(byte[] bytes, Entries entries) throws Exception {
        ItemReader reader = new ItemReader(classes, bytes, bytes.length);
        while (reader.hasNext()) entries.accept(reader.read(), reader.read());
    }

    /// The encoded bytes of bucket `bucket`.
    long bytes(int bucket) {
        long bytes = rest.get(bucket).length;
        for (Segment segment : segments.get(bucket)) bytes += segment.bytes();
        return bytes;
    }

    @Override
    public long bytes() {
        return keptBytes;
    }

    @Override
    public void release() {
        room.memory().give(keptBytes);
    }
}
