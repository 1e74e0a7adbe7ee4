package dev.tasse.internal.bag;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.spi.ItemFormat;
import dev.tasse.spi.ItemSink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/// A line for each value, in UTF-8, compressed as the ending of the name says.
public record TextFormat() implements ItemFormat<Object> {
    private static final String ZSTD_STREAM = "com.github.luben.zstd.ZstdOutputStream";
    private static final int BUFFER_BYTES = 64 << 10;

    @Override
    public ItemSink<Object> begin(OutputStream out, String path) throws IOException {
        return new Lines(new OutputStreamWriter(packed(path, out), StandardCharsets.UTF_8));
    }

    private static OutputStream packed(String path, OutputStream out) throws IOException {
        if (path.endsWith(".gz")) return new GZIPOutputStream(out, BUFFER_BYTES);
        if (!path.endsWith(".zst")) return out;
        try {
            Class<?> stream = Class.forName(ZSTD_STREAM);
            return (OutputStream) stream.getConstructor(OutputStream.class).newInstance(out);
        } catch (ReflectiveOperationException e) {
            throw new DataException(
                    Problem.of("compression with Zstandard needs a library")
                            .at(path)
                            .remedy("add com.github.luben:zstd-jni to the class path"),
                    e);
        }
    }

    private record Lines(Writer writer) implements ItemSink<Object> {
        @Override
        public void write(Object value) throws IOException {
            writer.write(String.valueOf(value));
            writer.write('\n');
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
