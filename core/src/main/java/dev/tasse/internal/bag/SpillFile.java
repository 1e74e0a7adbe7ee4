package dev.tasse.internal.bag;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.graph.Held;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.call.Work;
import dev.tasse.internal.store.SpillEvent;
import dev.tasse.internal.store.SpillEvent.Direction;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The temporary file of one shuffle, made when the first bytes are written. It has no name in the
/// file system while it is used (where the system can do that), so nothing stays behind whatever
/// happens. Safe for many threads.
final class SpillFile implements Held {
    private static final String NAME = "shuffle";

    // Guarded by this.
    private @Nullable FileChannel channel;
    private long size;

    /// Makes one: the first task of a shuffle; the engine releases it after the last.
    record Make() implements Work {
        @Override
        public Object run(List<Object> inputs, TaskContext context) {
            return new SpillFile();
        }

        @Override
        public List<Object> functions() {
            return List.of();
        }
    }

    private synchronized FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Path path = Files.createTempFile("tasse-", ".shuffle");
            open =
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }

    private synchronized long claim(int count) {
        long at = size;
        size += count;
        return at;
    }

    /// The bytes written so far.
    synchronized long size() {
        return size;
    }

    /// Writes the first `count` of `bytes`, and answers where.
    long write(byte[] bytes, int count) {
        @Nullable SpillEvent event = SpillEvent.begun();
        long start = claim(count);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        try {
            FileChannel open = channel();
            while (buffer.hasRemaining()) open.write(buffer, start + buffer.position());
        } catch (IOException e) {
            throw failed("written", e);
        }
        SpillEvent.end(event, Direction.WRITE, count, () -> NAME);
        return start;
    }

    /// The `count` bytes at `start`.
    byte[] read(long start, int count) {
        @Nullable SpillEvent event = SpillEvent.begun();
        ByteBuffer buffer = ByteBuffer.allocate(count);
        try {
            FileChannel open = channel();
            while (buffer.hasRemaining()) {
                if (open.read(buffer, start + buffer.position()) < 0) {
                    throw new IOException("it is shorter than what was written");
                }
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
        SpillEvent.end(event, Direction.READ, count, () -> NAME);
        return buffer.array();
    }

    private static DataException failed(String what, IOException e) {
        return new DataException(
                Problem.of("a temporary file cannot be " + what + ": " + e)
                        .at(System.getProperty("java.io.tmpdir"))
                        .remedy("make room there, or set java.io.tmpdir to another directory"),
                e);
    }

    /// It holds a file, no memory.
    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public synchronized void release() {
        FileChannel open = channel;
        channel = null;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException e) { // its bytes are given back by the system when the process ends
            System.getLogger("dev.tasse.bag")
                    .log(System.Logger.Level.WARNING, "a temporary file was not closed", e);
        }
    }
}
