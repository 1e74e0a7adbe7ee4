package dev.tasse.parquet;

import dev.hardwood.metadata.RowGroup;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.spi.FileListing;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// The rows of Parquet files of one schema, one file after the other.
///
/// A split is one row group or several small neighbours; its offset and length count rows of its
/// file. Of a predicate it uses what the statistics of row groups can tell; a limit ends a split
/// early.
public final class ParquetSource implements Source {
    private static final long serialVersionUID = 1;

    /// A split is made of row groups until it has that many rows.
    private static final long LEAST_SPLIT_ROWS = 256 << 10;

    private static final int SPLITS_PER_THREAD = 4;

    private final String description;
    private final Schema schema;
    private final long rows;
    // ArrayList, not List: the field must be serialisable by its declared type.
    private final ArrayList<String> paths;
    private transient @Nullable Map<String, Footer> footers;

    private ParquetSource(String description, List<Footer> files) {
        this.description = description;
        this.schema = files.getFirst().schema();
        this.rows = files.stream().mapToLong(Footer::rows).sum();
        this.paths = new ArrayList<>(files.stream().map(Footer::path).toList());
        for (Footer file : files) footers().put(file.path(), file);
    }

    /// The rows of the files at `path`: a file, a directory or a glob. Reads their footers.
    ///
    /// @throws DataException if there is no such file, one is not Parquet, or they have different
    ///   columns
    public static ParquetSource open(String path) {
        List<Footer> files = new ArrayList<>();
        for (String file : FileListing.of(path, ParquetFormat.ENDINGS)) {
            files.add(Footer.read(file));
            checkSame(files.getFirst(), files.getLast());
        }
        return new ParquetSource(path, files);
    }

    private static void checkSame(Footer first, Footer other) {
        if (other.schema().toMap().equals(first.schema().toMap())) return;
        throw new DataException(
                Problem.of("the columns differ from those of " + first.path())
                        .at(other.path())
                        .got(other.schema())
                        .expected(first.schema())
                        .remedy("read the files apart and give them the same columns"));
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(rows);
    }

    @Override
    public List<Split> splits(SplitHint hint) {
        long share = rows / Math.max(1, (long) hint.threads() * SPLITS_PER_THREAD);
        long wantedRows = Math.max(1, Math.min(LEAST_SPLIT_ROWS, share));
        List<Split> splits = new ArrayList<>();
        for (String path : paths) {
            long from = 0;
            long count = 0;
            long stored = 0;
            for (RowGroup group : footer(path).metadata().rowGroups()) {
                count += group.numRows();
                stored += group.totalByteSize();
                if (count < wantedRows || stored < hint.splitBytes()) continue;
                splits.add(split(splits.size(), path, from, count));
                from += count;
                count = 0;
                stored = 0;
            }
            if (count > 0) splits.add(split(splits.size(), path, from, count));
        }
        if (splits.isEmpty()) splits.add(split(0, paths.getFirst(), 0, 0));
        return List.copyOf(splits);
    }

    private Split split(int index, String path, long from, long count) {
        return new Split(index, path, from, count, count, count * schema.rowBytes());
    }

    @Override
    public Table read(Split split, Pushdown pushdown, ReadContext context) {
        Footer footer = footer(split.path());
        return new SplitReading(footer, pushdown, context).read(split);
    }

    /// The footer of a file: read again when the source came from elsewhere.
    private Footer footer(String path) {
        Footer footer = footers().computeIfAbsent(path, Footer::read);
        if (footer.bytes() == length(path)) return footer;
        throw new DataException(
                Problem.of("the file was changed since it was opened")
                        .at(path)
                        .got(length(path) + " bytes")
                        .expected(footer.bytes() + " bytes")
                        .remedy("open it again"));
    }

    private static long length(String path) {
        try {
            return Files.size(Path.of(path));
        } catch (IOException e) {
            throw Faults.unreadable(path, e);
        }
    }

    private synchronized Map<String, Footer> footers() {
        Map<String, Footer> known = footers;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            footers = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "Parquet " + description;
    }
}
