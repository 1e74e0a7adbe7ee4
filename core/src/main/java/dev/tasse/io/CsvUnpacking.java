package dev.tasse.io;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Makes plain UTF-8 files of compressed ones and of those in other encodings: once for each
/// process, into its temporary directory, deleted when the process ends ({@link UnpackedFiles}).
final class CsvUnpacking {
    private static final int MAGIC_BYTES = 4;
    private static final int GZIP = 0x8B1F;
    private static final int ZSTD = 0xFD2FB528;
    private static final String ZSTD_STREAM = "com.github.luben.zstd.ZstdInputStream";

    private static final Map<Packed, String> UNPACKED = new ConcurrentHashMap<>();

    private record Packed(String path, FileTime changed, long size, String encoding) {}

    private CsvUnpacking() {}

    /// Where the text of the file at `path` is to be read: there, or in a copy.
    static String plain(String path, String encoding) {
        Path file = Path.of(path);
        try {
            if (!Files.isRegularFile(file)) return path;
            byte[] first = first(file);
            Charset charset = Encodings.of(encoding, first);
            boolean packed = isPacked(magic(first));
            if (!packed && charset.equals(StandardCharsets.UTF_8)) return path;
            Packed key =
                    new Packed(path, Files.getLastModifiedTime(file), Files.size(file), encoding);
            return UNPACKED.computeIfAbsent(key, _ -> unpack(path, encoding));
        } catch (IOException e) {
            throw FileBytes.failed(path, e);
        }
    }

    /// The first bytes of `file`: enough to tell how it is packed and written.
    static byte[] first(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Encodings.SAMPLE_BYTES);
        }
    }

    static int magic(byte[] first) {
        int magic = 0;
        for (int i = 0; i < Math.min(first.length, MAGIC_BYTES); i++) {
            magic |= (first[i] & 0xFF) << (i * Byte.SIZE);
        }
        return magic;
    }

    /// Whether a file that begins like this is to be unpacked.
    static boolean isPacked(int magic) {
        return magic == ZSTD || (magic & 0xFFFF) == GZIP;
    }

    private static String unpack(String path, String encoding) {
        try (InputStream raw = Files.newInputStream(Path.of(path));
                PushbackInputStream in =
                        new PushbackInputStream(opened(path, raw), Encodings.SAMPLE_BYTES)) {
            byte[] first = in.readNBytes(Encodings.SAMPLE_BYTES);
            in.unread(first);
            Path copy = UnpackedFiles.ofProcess().create();
            try (OutputStream out = Files.newOutputStream(copy)) {
                Charset charset = Encodings.of(encoding, first);
                if (charset.equals(StandardCharsets.UTF_8)) in.transferTo(out);
                else convert(path, in, charset, out);
            }
            return copy.toString();
        } catch (IOException e) {
            throw isDamage(e) ? damaged(path, e) : FileBytes.failed(path, e);
        }
    }

    /// Whether the bytes are not what they claim to be, rather than out of reach.
    private static boolean isDamage(IOException e) {
        String library = ZSTD_STREAM.substring(0, ZSTD_STREAM.lastIndexOf('.'));
        return e instanceof EOFException
                || e instanceof ZipException
                || e.getClass().getPackageName().equals(library);
    }

    private static DataException damaged(String path, IOException e) {
        // The JDK says nothing of a file that ends within its header.
        String reason = e.getMessage() == null ? "it ends too soon" : e.getMessage();
        return new DataException(
                Problem.of("the file cannot be unpacked: " + reason)
                        .at(path)
                        .remedy("it is cut off or damaged: get it again"),
                e);
    }

    static InputStream opened(String path, InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, MAGIC_BYTES);
        byte[] first = in.readNBytes(MAGIC_BYTES);
        in.unread(first);
        int magic = magic(first);
        if (magic == ZSTD) return zstd(path, in);
        return (magic & 0xFFFF) == GZIP ? new GZIPInputStream(in, 64 << 10) : in;
    }

    /// Zstandard takes native code, which the module `parquet` brings along: not needed by others.
    private static InputStream zstd(String path, InputStream in) {
        try {
            Class<?> stream = Class.forName(ZSTD_STREAM);
            return (InputStream) stream.getConstructor(InputStream.class).newInstance(in);
        } catch (ReflectiveOperationException e) {
            throw new DataException(
                    Problem.of("the file is compressed with Zstandard, which needs a library")
                            .at(path)
                            .remedy("add com.github.luben:zstd-jni to the class path"),
                    e);
        }
    }

    private static void convert(String path, InputStream in, Charset charset, OutputStream out)
            throws IOException {
        try (Reader reader =
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            char[] letters = new char[16 << 10];
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            for (int count = reader.read(letters); count > 0; count = reader.read(letters)) {
                writer.write(letters, 0, count);
            }
            writer.flush();
        } catch (CharacterCodingException e) {
            throw new DataException(
                    Problem.of("the text is not in the encoding " + charset)
                            .at(path)
                            .remedy("set the option encoding"),
                    e);
        }
    }
}
