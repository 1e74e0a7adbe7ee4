package dev.tasse.internal.store;

import dev.tasse.data.StringViews;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Layouts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.zip.CRC32C;

/// The first 64 bytes of a table on the wire.
///
/// ```
/// byte 0         magic
///      8         build: a hash of the classes that write and read
///     16         bytes of everything, with head and tail
///     24         bytes of the description
///     32         checksum of bytes 0 to 31
///     64         description: schema, and the encoding and the sizes of the buffers of each column
///                buffers, each from a multiple of 64 on
///  bytes - 64    checksum of all bytes before
/// ```
record WireHead(long bytes, long metaBytes) {
    static final int BYTES = 64;

    private static final long MAGIC = 0x0A31_4557_5341_5454L;
    private static final int BUILD = 8;
    private static final int TOTAL = 16;
    private static final int META = 24;
    private static final int CHECKSUM = 32;

    static WireHead of(WireLayout layout) {
        long metaBytes = layout.meta().length;
        long body = BYTES + metaBytes + Wire.padding(metaBytes);
        for (Piece piece : layout.pieces()) body += piece.bytes() + Wire.padding(piece.bytes());
        return new WireHead(body + BYTES, metaBytes);
    }

    void writeTo(WireSink sink) throws IOException {
        sink.writeLong(MAGIC);
        sink.writeLong(Build.HASH);
        sink.writeLong(bytes);
        sink.writeLong(metaBytes);
        sink.writeLong(sink.checksum());
        sink.align();
    }

    /// @throws DataException if `start` is not the start of a table of this build
    static WireHead read(MemorySegment start) {
        if (start.byteSize() < BYTES) throw Wire.cut(start.byteSize(), BYTES);
        if (start.get(Layouts.LONG, 0) != MAGIC) {
            throw new DataException(
                    Problem.of("these bytes are not a stored table")
                            .got("0x%016x".formatted(start.get(Layouts.LONG, 0)))
                            .expected("0x%016x".formatted(MAGIC)));
        }
        CRC32C checksum = new CRC32C();
        checksum.update(start.asSlice(0, CHECKSUM).asByteBuffer());
        if (checksum.getValue() != start.get(Layouts.LONG, CHECKSUM)) {
            throw Wire.damaged("the checksum of its head is wrong");
        }
        if (start.get(Layouts.LONG, BUILD) != Build.HASH) {
            throw new DataException(
                    Problem.of("a stored table is of another build of Tasse")
                            .remedy("use the same version on both sides, or delete old files"));
        }
        return new WireHead(start.get(Layouts.LONG, TOTAL), start.get(Layouts.LONG, META));
    }

    /// The bytes of the table, which stands at the beginning of `memory`.
    MemorySegment whole(MemorySegment memory) {
        if (memory.byteSize() < bytes) throw Wire.cut(memory.byteSize(), bytes);
        return memory.asSlice(0, bytes);
    }

    /// Tells builds apart whose bytes may differ. Computed when a table first crosses the wire.
    private static final class Build {
        static final long HASH = hash();

        private static long hash() {
            CRC32C sum = new CRC32C();
            List<Class<?>> format =
                    List.of(
                            Wire.class,
                            WireHead.class,
                            WireLayout.class,
                            WireReader.class,
                            Piece.class,
                            TypeCodec.class,
                            ValueCodec.class,
                            StringViews.class);
            for (Class<?> type : format) sum.update(bytesOf(type));
            for (Class<?> piece : Piece.class.getPermittedSubclasses()) sum.update(bytesOf(piece));
            return sum.getValue();
        }

        private static byte[] bytesOf(Class<?> type) {
            String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
            try (InputStream in = type.getResourceAsStream(file)) {
                if (in == null) throw new AssertionError(type + " has no class file");
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
