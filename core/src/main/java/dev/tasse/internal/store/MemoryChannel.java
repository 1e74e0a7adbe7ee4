package dev.tasse.internal.store;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// A channel into memory, so that there is one way of writing a table only.
final class MemoryChannel implements WritableByteChannel {
    private final MemorySegment target;
    private long position;

    MemoryChannel(MemorySegment target) {
        this.target = target;
    }

    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        MemorySegment.copy(MemorySegment.ofBuffer(source), 0, target, position, count);
        source.position(source.limit());
        position += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // There is nothing to be closed.
    }
}
