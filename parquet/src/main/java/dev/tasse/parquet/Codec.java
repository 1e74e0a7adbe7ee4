package dev.tasse.parquet;

import com.github.luben.zstd.Zstd;

import dev.hardwood.metadata.CompressionCodec;

import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.GZIPInputStream;

/// Decompresses pages from native memory to native memory.
final class Codec {
    private Codec() {}

    /// Whether pages compressed by `codec` can be read here.
    static boolean reads(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4_RAW -> true;
            case LZO, BROTLI, LZ4 -> false;
        };
    }

    /// Writes what all of `stored` holds to `out`, which has exactly that many bytes.
    ///
    /// @throws IOException if `stored` is damaged or holds another number of bytes
    static void decompress(CompressionCodec codec, MemorySegment stored, MemorySegment out)
            throws IOException {
        long bytes =
                switch (codec) {
                    case UNCOMPRESSED -> copy(stored, out);
                    case SNAPPY -> SnappyBlock.decompress(stored, out);
                    case ZSTD -> zstd(stored, out);
                    case LZ4_RAW -> lz4(stored, out);
                    case GZIP -> gzip(stored, out);
                    case LZO, BROTLI, LZ4 -> throw new AssertionError(codec);
                };
        if (bytes != out.byteSize()) {
            throw new IOException(
                    codec + " gives " + bytes + " bytes where the page says " + out.byteSize());
        }
    }

    private static long copy(MemorySegment stored, MemorySegment out) {
        out.copyFrom(stored.asSlice(0, Math.min(stored.byteSize(), out.byteSize())));
        return stored.byteSize();
    }

    private static long zstd(MemorySegment stored, MemorySegment out) throws IOException {
        long bytes =
                Zstd.decompressUnsafe(
                        out.address(), out.byteSize(), stored.address(), stored.byteSize());
        if (Zstd.isError(bytes)) throw new IOException("ZSTD: " + Zstd.getErrorName(bytes));
        return bytes;
    }

    private static long lz4(MemorySegment stored, MemorySegment out) throws IOException {
        try {
            return LZ4Factory.fastestInstance()
                    .safeDecompressor()
                    .decompress(
                            stored.asByteBuffer(),
                            0,
                            (int) stored.byteSize(),
                            out.asByteBuffer(),
                            0,
                            (int) out.byteSize());
        } catch (LZ4Exception e) {
            throw new IOException("LZ4: " + e.getMessage(), e);
        }
    }

    private static long gzip(MemorySegment stored, MemorySegment out) throws IOException {
        byte[] packed = stored.toArray(ValueLayout.JAVA_BYTE);
        byte[] plain = new byte[(int) out.byteSize()];
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            int bytes = stream.readNBytes(plain, 0, plain.length);
            MemorySegment.copy(plain, 0, out, ValueLayout.JAVA_BYTE, 0, bytes);
            return stream.read() < 0 ? bytes : bytes + 1L;
        }
    }
}
