package dev.tasse.parquet;

import dev.tasse.internal.memory.Lease;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The bytes of a file around where it is being read, in memory of the engine.
///
/// Read, not mapped: a mapped file that another process cuts off would end the JVM inside a
/// decompressor.
final class FileWindow {
    private static final int STEP_BYTES = 1 << 20;

    private final FileChannel file;
    private final Lease scratch;
    private MemorySegment memory = MemorySegment.NULL;
    private long start;
    private long end;
    private long limit;

    FileWindow(FileChannel file, Lease scratch) {
        this.file = file;
        this.scratch = scratch;
    }

    /// Bytes behind `position` are not read ahead from now on.
    void limit(long position) {
        limit = position;
    }

    /// The `count` bytes from `position` of the file on, valid until the next call. Right behind
    /// them are 64 more that may be read, whatever they are.
    MemorySegment bytes(long position, int count) throws IOException {
        if (position < start || position + count > end) fill(position, count);
        return memory.asSlice(position - start, count + Lease.PADDING);
    }

    private void fill(long position, int count) throws IOException {
        long wanted = Math.max(count, Math.min(STEP_BYTES, limit - position));
        if (memory.byteSize() < wanted + Lease.PADDING) {
            // What was allocated before goes back with the lease.
            memory = scratch.allocate(Math.max(wanted, Math.min(STEP_BYTES, 2 * wanted)));
        }
        start = position;
        end = position;
        ByteBuffer buffer = memory.asSlice(0, wanted).asByteBuffer();
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) break;
        }
        end = position + buffer.position();
        if (buffer.position() < count) throw new EOFException("the file ends within a page");
    }
}
