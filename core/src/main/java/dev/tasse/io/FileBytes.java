package dev.tasse.io;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is read at any place, with the errors of the file system told as ours.
///
/// Bytes are read into memory that is reused, never mapped: a fresh mapping costs more than the
/// copy.
final class FileBytes implements AutoCloseable {
    private final String path;
    private final FileChannel channel;
    private final long size;

    private FileBytes(String path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /// Opens the file at `path`, or what was unpacked from it.
    static FileBytes open(String path, String encoding) {
        String plain = CsvUnpacking.plain(path, encoding);
        try {
            FileChannel channel = FileChannel.open(Path.of(plain), StandardOpenOption.READ);
            return new FileBytes(path, channel, channel.size());
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    String path() {
        return path;
    }

    long size() {
        return size;
    }

    /// Reads `count` bytes from `position` on to `target` at `offset`; they must be there.
    void read(long position, int count, MemorySegment target, long offset) {
        ByteBuffer buffer = target.asSlice(offset, count).asByteBuffer();
        try {
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, position + buffer.position());
                if (read < 0) throw changed(path);
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    static DataException changed(String path) {
        return new DataException(
                Problem.of("the file has changed since its schema was read")
                        .at(path)
                        .remedy("read it again, once nobody writes to it"));
    }

    static DataException failed(String path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new DataException(
                    Problem.of("the file is gone: it was there when its schema was read")
                            .at(path)
                            .remedy("look for it, and read it again"),
                    e);
        }
        if (e instanceof AccessDeniedException) {
            return new DataException(
                    Problem.of("the file may not be read")
                            .at(path)
                            .remedy("change its permissions"),
                    e);
        }
        String reason = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
        return new DataException(
                Problem.of("the file cannot be read: " + e.getClass().getSimpleName() + reason)
                        .at(path),
                e);
    }
}
