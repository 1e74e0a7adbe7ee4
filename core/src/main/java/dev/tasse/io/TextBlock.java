package dev.tasse.io;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// A part of a text file: the lines that begin from `start` to `end - 1`, in bytes of the file as
/// it is; all of a packed file.
record TextBlock(String path, long start, long end, boolean packed, String encoding)
        implements Serializable {
    private static final int BZIP2 = 0x685A42;
    private static final int XZ = 0x587A37FD;

    /// The whole file at `path`; reads a few bytes of it.
    static TextBlock whole(String path, String encoding) {
        Path file = Path.of(path);
        try {
            byte[] first = CsvUnpacking.first(file);
            int magic = CsvUnpacking.magic(first);
            if ((magic & 0xFFFFFF) == BZIP2 || magic == XZ) throw unknownPacking(path);
            boolean packed = CsvUnpacking.isPacked(magic);
            String charset = Encodings.of(encoding, packed ? new byte[0] : first).name();
            return new TextBlock(path, 0, Files.size(file), packed, charset);
        } catch (IOException e) {
            throw FileBytes.failed(path, e);
        }
    }

    private static DataException unknownPacking(String path) {
        return new DataException(
                Problem.of("the file is compressed in a way that cannot be read")
                        .at(path)
                        .expected("gzip or Zstandard, or no compression")
                        .remedy("unpack it"));
    }

    TextBlock part(long from, long to) {
        return new TextBlock(path, from, to, packed, encoding);
    }

    Charset charset() {
        return Charset.forName(encoding);
    }

    /// Whether a line can begin after any line end, and the file be cut there.
    boolean isDivisible() {
        return !packed && keepsAscii(charset());
    }

    /// Whether each byte that looks like a letter of ASCII is one.
    static boolean keepsAscii(Charset charset) {
        String name = charset.name().toUpperCase(Locale.ROOT);
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII)
                || name.startsWith("ISO-8859-")
                || name.startsWith("WINDOWS-125");
    }

    /// The bytes from `from` on, unpacked, in UTF-8 where the file cannot be divided.
    InputStream open(long from) throws IOException {
        if (isDivisible()) {
            FileChannel channel = FileChannel.open(Path.of(path), StandardOpenOption.READ);
            return Channels.newInputStream(channel.position(from));
        }
        InputStream in = CsvUnpacking.opened(path, Files.newInputStream(Path.of(path)));
        return keepsAscii(charset()) ? in : new Utf8Stream(in, charset());
    }

    /// The encoding of what `open` gives.
    Charset openedCharset() {
        return keepsAscii(charset()) ? charset() : StandardCharsets.UTF_8;
    }
}
