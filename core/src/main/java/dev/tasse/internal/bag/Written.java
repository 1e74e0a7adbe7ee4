package dev.tasse.internal.bag;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.spi.ItemFormat;
import dev.tasse.spi.ItemSink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// A file of the values. It comes under its name when it is whole, so that a failure leaves nothing
/// that looks like a result.
public record Written<T>(String path, ItemFormat<T> format) implements Goal {
    private static final int BUFFER_BYTES = 64 << 10;

    /// The call that writes all partitions of `bag` to files named by `pattern`, in which `*`
    /// stands for the number of the partition, and answers their paths.
    ///
    /// @param what names the layer of the tasks
    public static <T> CallPlan files(
            String what, BagPlan bag, String pattern, ItemFormat<T> format) {
        List<CallPlan> calls = new ArrayList<>();
        int digits = Math.max(2, String.valueOf(bag.size() - 1).length());
        for (Partition part : bag.partitions()) {
            String number = ("%0" + digits + "d").formatted(calls.size());
            Goal goal = new Written<>(pattern.replace("*", number), format);
            calls.add(part.call(what, calls.size(), goal));
        }
        return BagPlan.call(what, Merging.of(new Merge.Listing()), calls);
    }

    @Override
    public Collector start(List<Object> extra, TaskContext context) {
        Path target = Path.of(path);
        Path unfinished =
                target.resolveSibling("." + target.getFileName() + "-" + context.attempt());
        try {
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            return begun(target, unfinished);
        } catch (IOException e) {
            throw new DataException(Problem.of("the file cannot be written: " + e).at(path), e);
        }
    }

    private Collector begun(Path target, Path unfinished) throws IOException {
        OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES);
        try {
            return new Unfinished<>(target, unfinished, format.begin(out, path));
        } catch (IOException | RuntimeException e) {
            try (out) {
                Files.deleteIfExists(unfinished);
            }
            throw e;
        }
    }

    private record Unfinished<T>(Path target, Path unfinished, ItemSink<T> sink)
            implements Collector {
        @Override
        @SuppressWarnings("unchecked") // the values of the bag that the format was given to
        public boolean accept(Object value) throws IOException {
            sink.write((T) value);
            return true;
        }

        @Override
        public Object result() throws IOException {
            sink.close();
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return target.toString();
        }

        @Override
        public void drop() {
            try {
                try {
                    sink.close();
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
