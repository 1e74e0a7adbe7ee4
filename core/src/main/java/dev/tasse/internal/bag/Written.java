package dev.tasse.internal.bag;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.call.CallPlan;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A file with a line for each value. It comes under its name when it is whole, so that a failure
/// leaves nothing that looks like a result.
public record Written(String path) implements Goal {
    private static final String ZSTD_STREAM = "com.github.luben.zstd.ZstdOutputStream";
    private static final int BUFFER_BYTES = 64 << 10;

    /// The call that writes all partitions of `bag` to files named by `pattern`, in which `*`
    /// stands for the number of the partition, and answers their paths.
    public static CallPlan files(BagPlan bag, String pattern) {
        List<CallPlan> calls = new ArrayList<>();
        int digits = Math.max(2, String.valueOf(bag.size() - 1).length());
        for (Partition part : bag.partitions()) {
            String number = ("%0" + digits + "d").formatted(calls.size());
            Goal goal = new Written(pattern.replace("*", number));
            calls.add(part.call("toText", calls.size(), goal));
        }
        return BagPlan.call("toText", Merging.of(new Merge.Listing()), calls);
    }

    @Override
    public Collector start(List<Object> extra, TaskContext context) {
        try {
            return new Lines(Path.of(path), context.attempt());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private DataException failed(IOException e) {
        return new DataException(Problem.of("the file cannot be written: " + e).at(path), e);
    }

    private static OutputStream packed(String path, OutputStream out) throws IOException {
        if (path.endsWith(".gz")) return new GZIPOutputStream(out, BUFFER_BYTES);
        if (!path.endsWith(".zst")) return out;
        try {
            Class<?> stream = Class.forName(ZSTD_STREAM);
            return (OutputStream) stream.getConstructor(OutputStream.class).newInstance(out);
        } catch (ReflectiveOperationException e) {
            out.close();
            throw new DataException(
                    Problem.of("compression with Zstandard needs a library")
                            .at(path)
                            .remedy("add com.github.luben:zstd-jni to the class path"),
                    e);
        }
    }

    private static final class Lines implements Collector {
        private final Path target;
        private final Path unfinished;
        private final Writer writer;

        Lines(Path target, int attempt) throws IOException {
            this.target = target;
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            unfinished = target.resolveSibling("." + target.getFileName() + "-" + attempt);
            OutputStream out =
                    packed(
                            target.toString(),
                            new BufferedOutputStream(
                                    Files.newOutputStream(unfinished), BUFFER_BYTES));
            writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        }

        @Override
        public boolean accept(Object value) throws IOException {
            writer.write(String.valueOf(value));
            writer.write('\n');
            return true;
        }

        @Override
        public Object result() throws IOException {
            writer.close();
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return target.toString();
        }

        @Override
        public void drop() {
            try {
                try {
                    writer.close();
                } finally {
                    Files.deleteIfExists(unfinished);
                }
            } catch (IOException e) { // the error that stopped the task is the one to tell
                System.getLogger("dev.tasse.bag")
                        .log(System.Logger.Level.WARNING, "an unfinished file is left", e);
            }
        }
    }
}
