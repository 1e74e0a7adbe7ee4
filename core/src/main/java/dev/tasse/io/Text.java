package dev.tasse.io;

import dev.tasse.Bag;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.function.Pair;
import dev.tasse.spi.ItemSource;

import java.io.Serializable;
import java.util.function.UnaryOperator;

/// Files of text as bags of lines.
///
/// ```java
/// Bag<String> errors = Text.read("logs/*.gz").filter(line -> line.contains("ERROR"));
/// ```
///
/// Lines end with LF or CR LF, which are no part of them, or with what is said. Large files are cut
/// into partitions exactly at lines. Files that begin as gzip or Zstandard do are unpacked while
/// they are read, each in one partition, and so are those in an encoding in which a line end cannot
/// be told from part of a letter (UTF-16). Text is UTF-8, with or without a byte order mark, if not
/// said otherwise; a file that begins with the mark of UTF-16 is in that. Bytes that are no text of
/// the encoding are an error.
public final class Text {
    private Text() {}

    /// The lines of the files that `path` stands for: a file, a directory or a glob.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file
    public static Bag<String> read(String path) {
        return read(path, options -> options);
    }

    /// The lines of the files that `path` stands for: a file, a directory or a glob.
    ///
    /// @param options changes how they are read, as in `o -> o.withEncoding("ISO-8859-1")`
    /// @throws dev.tasse.error.DataException if there is no such file
    public static Bag<String> read(String path, UnaryOperator<Options> options) {
        return Bag.from(source(path, options, TextLine.FORMAT));
    }

    /// The lines of the files that `path` stands for, each after the path of its file.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file
    public static Bag<Pair<String, String>> readWithPaths(
            String path, UnaryOperator<Options> options) {
        LineSource<String> lines =
                LineSource.open(path, options.apply(Options.DEFAULT), TextLine.FORMAT);
        return Bag.from(new PathSource(lines));
    }

    /// The values that `format` makes of the lines of the files that `path` stands for. Empty lines
    /// are given to it too.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file
    public static <T> ItemSource<T> source(
            String path, UnaryOperator<Options> options, LineFormat<T> format) {
        return LineSource.open(path, options.apply(Options.DEFAULT), format);
    }

    /// What becomes of a line without a value, and of a file that is damaged.
    public enum OnError {
        /// It stops the computation.
        FAIL,
        /// The line, or the rest of the file, is left out and counted by a {@link LineReport}.
        SKIP
    }

    /// How text is read.
    ///
    /// @param encoding the name of the encoding; empty for UTF-8, or UTF-16 where a file begins
    ///   with its mark
    /// @param lineEnd what ends a line; empty for LF or CR LF
    /// @param blockBytes about how many bytes of a file make a partition; 0 for 16 MiB, or more
    ///   where there would be too many
    /// @param filesPerPartition how many whole files make a partition; 0 to cut them by
    ///   `blockBytes`
    /// @param onError what becomes of what cannot be read
    /// @param report where what was left out is counted
    public record Options(
            String encoding,
            String lineEnd,
            long blockBytes,
            int filesPerPartition,
            OnError onError,
            LineReport report)
            implements Serializable {
        /// Nothing said.
        public static final Options DEFAULT =
                new Options("", "", 0, 0, OnError.FAIL, new LineReport());

        /// Options.
        ///
        /// @throws PlanException if there is no such encoding, or lines cannot end like that
        /// @throws IllegalArgumentException if a number is negative
        public Options {
            Encodings.require(encoding);
            requireLineEnd(lineEnd);
            if (blockBytes < 0 || filesPerPartition < 0) {
                throw new IllegalArgumentException(
                        "block bytes %d, files per partition %d, expected 0 or more"
                                .formatted(blockBytes, filesPerPartition));
            }
        }

        private static void requireLineEnd(String lineEnd) {
            for (int i = 1; i < lineEnd.length(); i++) {
                if (!lineEnd.startsWith(lineEnd.substring(i))) continue;
                throw new PlanException(
                        Problem.of("lines cannot end with what begins as it ends")
                                .got("'" + lineEnd + "'"));
            }
        }

        /// The same, in the encoding of this name.
        public Options withEncoding(String name) {
            return new Options(name, lineEnd, blockBytes, filesPerPartition, onError, report);
        }

        /// The same, of lines that end with `end`.
        public Options withLineEnd(String end) {
            return new Options(encoding, end, blockBytes, filesPerPartition, onError, report);
        }

        /// The same, in partitions of about `bytes`.
        public Options withBlockBytes(long bytes) {
            return new Options(encoding, lineEnd, bytes, filesPerPartition, onError, report);
        }

        /// The same, in partitions of `count` whole files.
        public Options withFilesPerPartition(int count) {
            return new Options(encoding, lineEnd, blockBytes, count, onError, report);
        }

        /// The same; what cannot be read is left out and counted by `counting`.
        public Options skipping(LineReport counting) {
            return new Options(
                    encoding, lineEnd, blockBytes, filesPerPartition, OnError.SKIP, counting);
        }
    }
}
