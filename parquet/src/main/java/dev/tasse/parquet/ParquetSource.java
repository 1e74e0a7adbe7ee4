package dev.tasse.parquet;

import dev.hardwood.metadata.RowGroup;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.expr.Expr;
import dev.tasse.spi.FileListing;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// The rows of Parquet files, one file after the other.
///
/// A split is one row group or several small neighbours; its offset and length count rows of its
/// file. Of a predicate it uses what the statistics of row groups and pages can tell; a limit ends
/// a split early.
public final class ParquetSource implements Source {
    private static final long serialVersionUID = 1;

    /// A split is made of row groups until it has that many rows.
    private static final long LEAST_SPLIT_ROWS = 256 << 10;

    private static final int SPLITS_PER_THREAD = 4;

    private final String description;
    private final Schema schema;
    private final long rows;
    // By path, in order. The fields must be serialisable by their declared types.
    private final LinkedHashMap<String, DataFile> files;
    private transient @Nullable Map<String, Footer> footers;

    private ParquetSource(String description, Schema schema, List<DataFile> files, long rows) {
        this.description = description;
        this.schema = schema;
        this.rows = rows;
        this.files = new LinkedHashMap<>();
        for (DataFile file : files) this.files.put(file.path(), file);
    }

    /// The rows of the files at `path`: a file, a directory or a glob. Reads their footers.
    ///
    /// @throws DataException if there is no such file, one is not Parquet, or they have different
    ///   columns
    public static ParquetSource open(String path) {
        return open(path, Parquet.Options.DEFAULT);
    }

    static ParquetSource open(String path, Parquet.Options options) {
        List<String> paths = FileListing.tree(path, ParquetFormat.ENDINGS);
        HiveColumns hive = HiveColumns.of(paths, options.hive());
        List<Footer> footers = paths.stream().map(Footer::read).toList();
        Schema schema = UnitedSchema.of(footers, hive, options.missing());
        List<DataFile> files = new ArrayList<>();
        for (Footer footer : footers) {
            HashMap<String, @Nullable Serializable> fixed =
                    new HashMap<>(hive.values().getOrDefault(footer.path(), new HashMap<>()));
            for (String name : schema.names()) {
                if (!footer.schema().names().contains(name)) fixed.putIfAbsent(name, null);
            }
            files.add(new DataFile(footer.path(), fixed));
        }
        long rows = footers.stream().mapToLong(Footer::rows).sum();
        ParquetSource source = new ParquetSource(path, schema, files, rows);
        for (Footer footer : footers) source.footers().put(footer.path(), footer);
        return source;
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
        for (String path : files.keySet()) {
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
        if (splits.isEmpty()) splits.add(split(0, files.firstEntry().getKey(), 0, 0));
        return List.copyOf(splits);
    }

    private Split split(int index, String path, long from, long count) {
        return new Split(index, path, from, count, count, count * schema.rowBytes());
    }

    /// The splits of which a row group can hold rows, as its statistics and the directories tell.
    @Override
    public List<Split> prune(List<Split> splits, Pushdown pushdown) {
        if (pushdown.predicate().isEmpty()) return splits;
        Expr predicate = pushdown.predicate().get();
        return splits.stream().filter(split -> mayHold(split, predicate)).toList();
    }

    private boolean mayHold(Split split, Expr predicate) {
        FileView view = view(split);
        List<RowGroup> groups = view.footer().metadata().rowGroups();
        List<RowRange> ranges = RowRange.of(groups, split.offset(), split.length());
        return view.statistics().mayHold(ranges, predicate);
    }

    @Override
    public boolean usesPredicates() {
        return true;
    }

    @Override
    public Table read(Split split, Pushdown pushdown, ReadContext context) {
        return reading(split, pushdown, context).read(split);
    }

    /// What reads `split`.
    SplitReading reading(Split split, Pushdown pushdown, ReadContext context) {
        return new SplitReading(view(split), pushdown, context);
    }

    private FileView view(Split split) {
        DataFile file = files.get(split.path());
        if (file == null) throw new IllegalArgumentException("no file of this source: " + split);
        return file.view(footer(split.path()), schema);
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
