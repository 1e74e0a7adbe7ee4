package dev.tasse.parquet;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import dev.tasse.internal.memory.Lease;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32;

/// The pages of a column in a row group, one after the other.
final class ChunkPages {
    /// What a header takes at most at first sight; more is read when it is longer.
    private static final int HEADER_BYTES = 256;

    private static final int MAX_HEADER_BYTES = 16 << 20;

    /// A larger page must fit what the footer says of its column, which some writers get wrong.
    private static final long PLAUSIBLE_BYTES = 64L << 20;

    private final FileWindow file;
    private final Lease scratch;
    private CompressionCodec codec = CompressionCodec.UNCOMPRESSED;
    private long position;
    private long end;
    private long mostBytes;
    private MemorySegment buffer = MemorySegment.NULL;

    ChunkPages(FileWindow file, Lease scratch) {
        this.file = file;
        this.scratch = scratch;
    }

    /// Begins with the first page of `chunk`.
    void start(ColumnChunk chunk) {
        ColumnMetaData metadata = chunk.metaData();
        codec = metadata.codec();
        position = chunk.chunkStartOffset();
        end = position + metadata.totalCompressedSize();
        mostBytes = metadata.totalUncompressedSize();
        file.limit(end);
    }

    /// Goes through the headers of all pages of `chunk`, for readers that never come to an end
    /// where a page goes beyond its column.
    ///
    /// @throws IllegalStateException if the pages do not fill the column
    void check(ColumnChunk chunk) throws IOException {
        start(chunk);
        long values = 0;
        while (position < end) {
            PageHeader header = next();
            boolean data =
                    header.kind() == PageHeader.Kind.DATA
                            || header.kind() == PageHeader.Kind.DATA_V2;
            if (data) values += header.values();
            skip(header);
        }
        if (values != chunk.metaData().numValues()) {
            throw new IllegalStateException(
                    "pages of %d values in a column of %d"
                            .formatted(values, chunk.metaData().numValues()));
        }
    }

    /// The header of the next page, which then is to be read or skipped.
    PageHeader next() throws IOException {
        if (position >= end) throw new IllegalStateException("pages are missing");
        PageHeader.Parsed parsed = parse();
        PageHeader header = parsed.header();
        position += parsed.length();
        if (header.storedBytes() > end - position
                || header.bytes() > Math.max(mostBytes, PLAUSIBLE_BYTES)) {
            throw new IllegalStateException(
                    "a page of %d bytes, %d decompressed, in a column of %d and %d"
                            .formatted(
                                    header.storedBytes(),
                                    header.bytes(),
                                    end - position,
                                    mostBytes));
        }
        return header;
    }

    private PageHeader.Parsed parse() throws IOException {
        long wanted = HEADER_BYTES;
        while (true) {
            int there = (int) Math.min(wanted, end - position);
            try {
                return PageHeader.parse(file.bytes(position, there).asSlice(0, there));
            } catch (ThriftReader.CutOff e) {
                if (there >= Math.min(end - position, MAX_HEADER_BYTES)) throw e;
                wanted *= 4;
            }
        }
    }

    /// Goes past the page of `header` without looking at it.
    void skip(PageHeader header) {
        position += header.storedBytes();
    }

    /// The bytes of the page of `header`, decompressed; some behind them can be read. Valid until
    /// the next call. They are in `room` if the page is compressed and `room` is not empty.
    MemorySegment read(PageHeader header, MemorySegment room) throws IOException {
        MemorySegment stored = file.bytes(position, header.storedBytes());
        position += header.storedBytes();
        checkSum(stored.asSlice(0, header.storedBytes()), header);
        int plain = header.kind() == PageHeader.Kind.DATA_V2 ? levelBytes(header) : 0;
        boolean packed = header.levels().compressed() && codec != CompressionCodec.UNCOMPRESSED;
        if (!packed) {
            if (header.storedBytes() != header.bytes()) {
                throw new IllegalStateException("an uncompressed page of two sizes");
            }
            return stored;
        }
        if (plain > header.storedBytes()) throw new IllegalStateException("levels beyond a page");
        MemorySegment out = room.byteSize() == 0 ? buffer(header.bytes()) : room;
        MemorySegment.copy(stored, 0, out, 0, plain);
        Codec.decompress(
                codec,
                stored.asSlice(plain, header.storedBytes() - plain),
                out.asSlice(plain, header.bytes() - plain));
        return out;
    }

    private MemorySegment buffer(int bytes) {
        if (buffer.byteSize() < bytes + Lease.PADDING) buffer = scratch.allocate(bytes);
        return buffer;
    }

    private static int levelBytes(PageHeader header) {
        return header.levels().definitionBytes() + header.levels().repetitionBytes();
    }

    private static void checkSum(MemorySegment stored, PageHeader header) {
        if (header.crc() < 0) return;
        CRC32 sum = new CRC32();
        sum.update(stored.asByteBuffer());
        if (sum.getValue() != header.crc()) {
            throw new IllegalStateException("a page does not have the checksum that it should");
        }
    }
}
