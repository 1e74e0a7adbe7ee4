package dev.tasse.internal.store;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// One temporary file for all results that do not fit the memory for them. It loses its name as
/// soon as it is open, so nothing is left of it however this process ends. Places that are given up
/// are used again.
///
/// Read and written by calls that an interrupt does not disturb: one of a file channel would close
/// it for all. One thread at a time.
final class SpillFile implements AutoCloseable {
    private @Nullable RandomAccessFile file;
    private boolean closed;
    private long end;

    // Places given up: begin and length, none touching another.
    private final TreeMap<Long, Long> free = new TreeMap<>();

    /// A place in the file.
    record Extent(long begin, long bytes) {}

    /// A place of `bytes`, which is the caller's until he gives it up.
    synchronized Extent allocate(long bytes) {
        long begin = firstHole(bytes);
        if (begin < 0) {
            begin = end;
            end += bytes;
        } else {
            long length = Objects.requireNonNull(free.remove(begin));
            if (length > bytes) free.put(begin + bytes, length - bytes);
        }
        return new Extent(begin, bytes);
    }

    /// Where the first place given up of at least `bytes` begins; -1 if there is none.
    private long firstHole(long bytes) {
        for (Map.Entry<Long, Long> hole : free.entrySet()) {
            if (hole.getValue() >= bytes) return hole.getKey();
        }
        return -1;
    }

    /// Gives `extent` up.
    synchronized void free(Extent extent) {
        long begin = extent.begin();
        long length = extent.bytes();
        if (length == 0) return;
        Map.Entry<Long, Long> before = free.lowerEntry(begin);
        if (before != null && before.getKey() + before.getValue() == begin) {
            free.remove(before.getKey());
            begin = before.getKey();
            length += before.getValue();
        }
        Long after = free.remove(extent.begin() + extent.bytes());
        if (after != null) length += after;
        if (begin + length == end) end = begin;
        else free.put(begin, length);
    }

    /// Writes `count` bytes of `source` from `from` on to the place `at` of the file.
    synchronized void write(long at, byte[] source, int from, int count) throws IOException {
        RandomAccessFile open = open();
        open.seek(at);
        open.write(source, from, count);
    }

    /// Fills `count` bytes of `target` from `from` on with those at the place `at` of the file.
    synchronized void read(long at, byte[] target, int from, int count) throws IOException {
        RandomAccessFile open = open();
        open.seek(at);
        open.readFully(target, from, count);
    }

    private RandomAccessFile open() throws IOException {
        if (closed) throw new IOException("the file of spilled results is closed");
        if (file == null) {
            Path path = Files.createTempFile("tasse-spill", ".bin");
            file = new RandomAccessFile(path.toFile(), "rw");
            forgetName(path.toFile());
        }
        return file;
    }

    private static void forgetName(File named) {
        // Where an open file keeps its name, it is deleted when the process ends.
        if (!named.delete()) named.deleteOnExit();
    }

    /// The bytes up to the last place in use.
    synchronized long bytes() {
        return end;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (file != null) file.close();
        } catch (IOException e) {
            throw new AssertionError("closing the file of spilled results", e);
        }
    }
}
