package dev.tasse.internal.store;

import dev.tasse.internal.memory.Layouts;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/// Writes to a channel in large steps, counting bytes and computing their checksum on the way.
final class WireSink {
    private static final int STAGED_BYTES = 256 << 10;
    private static final long STEP_BYTES = 1 << 30;

    private final WritableByteChannel channel;
    private final MemorySegment stage;
    private final CRC32C checksum = new CRC32C();
    private int staged;
    private long written;

    WireSink(WritableByteChannel channel, Arena arena) {
        this.channel = channel;
        this.stage = arena.allocate(STAGED_BYTES, Wire.ALIGNMENT);
    }

    void writeLong(long number) throws IOException {
        if (staged > STAGED_BYTES - Long.BYTES) flush();
        stage.set(Layouts.LONG, staged, number);
        staged += Long.BYTES;
    }

    void writeInt(int number) throws IOException {
        if (staged > STAGED_BYTES - Integer.BYTES) flush();
        stage.set(Layouts.INT, staged, number);
        staged += Integer.BYTES;
    }

    void write(MemorySegment memory) throws IOException {
        write(memory, 0, memory.byteSize());
    }

    void write(MemorySegment memory, long from, long count) throws IOException {
        if (count > STAGED_BYTES - staged) flush();
        if (count > STAGED_BYTES) {
            emit(memory.asSlice(from, count));
        } else {
            MemorySegment.copy(memory, from, stage, staged, count);
            staged += (int) count;
        }
    }

    /// Zeros up to the next multiple of the alignment.
    void align() throws IOException {
        for (long rest = Wire.padding(written + staged); rest > 0; rest--) {
            if (staged == STAGED_BYTES) flush();
            stage.set(Layouts.BYTE, staged++, (byte) 0);
        }
    }

    /// Bytes written so far.
    long written() {
        return written + staged;
    }

    /// The checksum of all bytes written so far.
    long checksum() throws IOException {
        flush();
        return checksum.getValue();
    }

    void flush() throws IOException {
        int count = staged;
        staged = 0;
        emit(stage.asSlice(0, count));
    }

    private void emit(MemorySegment memory) throws IOException {
        for (long at = 0; at < memory.byteSize(); at += STEP_BYTES) {
            long step = Math.min(STEP_BYTES, memory.byteSize() - at);
            ByteBuffer bytes = memory.asSlice(at, step).asByteBuffer();
            checksum.update(bytes.duplicate());
            while (bytes.hasRemaining()) channel.write(bytes);
            written += step;
        }
    }
}
