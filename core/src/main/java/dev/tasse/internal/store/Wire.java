package dev.tasse.internal.store;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/// One table as bytes, to cross a file or a process: buffers as they lie in memory, so that reading
/// is one copy, or none.
///
/// For readers of the same build only; {@link WireHead} says how the bytes are laid out. Encodings
/// are kept, slices are cut to their rows, and of long strings only those of the rows are written.
/// Every byte is under a checksum: what is cut off or damaged gives a {@link DataException}.
public final class Wire {
    /// Every buffer begins at a multiple of this.
    static final int ALIGNMENT = 64;

    private final WireHead head;
    private final WireLayout layout;

    private Wire(WireHead head, WireLayout layout) {
        this.head = head;
        this.layout = layout;
    }

    /// How `table`, which must stay open, will be written.
    ///
    /// @throws IllegalArgumentException if it is gathered from several: write its partitions
    public static Wire of(Table table) {
        if (table.partitions().size() > 1) {
            throw new IllegalArgumentException("a gathered table is written by its partitions");
        }
        WireLayout layout = WireLayout.of(table);
        return new Wire(WireHead.of(layout), layout);
    }

    /// The number of bytes that {@link #writeTo} writes, a multiple of 64.
    public long bytes() {
        return head.bytes();
    }

    /// Writes the table to a channel in blocking mode.
    public void writeTo(WritableByteChannel channel) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            WireSink sink = new WireSink(channel, arena);
            head.writeTo(sink);
            sink.write(MemorySegment.ofArray(layout.meta()));
            sink.align();
            for (Piece piece : layout.pieces()) {
                piece.writeTo(sink);
                sink.align();
            }
            sink.writeLong(sink.checksum());
            sink.align();
            sink.flush();
            if (sink.written() != bytes()) {
                throw new AssertionError(sink.written() + " bytes written, not " + bytes());
            }
        }
    }

    /// Writes the table to the first {@link #bytes} bytes of `target`.
    public void writeTo(MemorySegment target) {
        try (MemoryChannel channel = new MemoryChannel(target)) {
            writeTo(channel);
        } catch (IOException e) {
            throw new AssertionError("writing to memory", e);
        }
    }

    /// The table that comes next in `channel`, in memory of `pool`.
    ///
    /// @throws DataException if the bytes are not a whole table of this build
    public static Table read(ReadableByteChannel channel, MemoryPool pool) {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment start = arena.allocate(WireHead.BYTES, ALIGNMENT);
            fill(channel, start);
            WireHead head = WireHead.read(start);
            try (Lease lease = pool.lease(head.bytes(), "table from the wire")) {
                MemorySegment bytes = lease.allocate(head.bytes()).asSlice(0, head.bytes());
                MemorySegment.copy(start, 0, bytes, 0, WireHead.BYTES);
                fill(channel, bytes.asSlice(WireHead.BYTES));
                return WireReader.read(bytes, head, lease::seal);
            }
        } catch (IOException e) {
            throw damaged("reading failed", e);
        }
    }

    /// The table at the beginning of `bytes`, copied to memory of `pool`.
    ///
    /// @throws DataException if the bytes are not a whole table of this build
    public static Table read(MemorySegment bytes, MemoryPool pool) {
        WireHead head = WireHead.read(bytes);
        try (Lease lease = pool.lease(head.bytes(), "table from the wire")) {
            MemorySegment copy = lease.allocate(head.bytes()).asSlice(0, head.bytes());
            copy.copyFrom(head.whole(bytes));
            return WireReader.read(copy, head, lease::seal);
        }
    }

    /// The table at the beginning of `bytes`, which is read where it lies: a file mapped or memory
    /// shared, at a multiple of 64 bytes, that stays as it is as long as anybody uses the table.
    ///
    /// @throws DataException if the bytes are not a whole table of this build
    public static Table view(MemorySegment bytes) {
        WireHead head = WireHead.read(bytes);
        return WireReader.read(head.whole(bytes), head, List::of);
    }

    private static void fill(ReadableByteChannel channel, MemorySegment target) throws IOException {
        long step = 1 << 30;
        for (long at = 0; at < target.byteSize(); at += step) {
            long count = Math.min(step, target.byteSize() - at);
            ByteBuffer buffer = target.asSlice(at, count).asByteBuffer();
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw cut(at + buffer.position(), target.byteSize());
                }
            }
        }
    }

    static DataException cut(long got, long expected) {
        return new DataException(
                Problem.of("a stored table is cut off")
                        .got(got + " bytes")
                        .expected(expected + " bytes"));
    }

    static DataException damaged(String how, Throwable cause) {
        return new DataException(Problem.of("a stored table is damaged: " + how), cause);
    }

    static DataException damaged(String how) {
        return new DataException(Problem.of("a stored table is damaged: " + how));
    }

    /// Bytes from `position` to the next multiple of the alignment.
    static long padding(long position) {
        return -position & (ALIGNMENT - 1);
    }
}
