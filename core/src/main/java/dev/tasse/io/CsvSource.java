package dev.tasse.io;

import dev.tasse.data.Table;
import dev.tasse.error.CellException;
import dev.tasse.internal.memory.Lease;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The rows of CSV files.
///
/// Files are cut at any byte; which rows belong to which part, {@link RecordBorders} tells exactly.
final class CsvSource implements Source {
    private static final long serialVersionUID = 1;
    private static final long LEAST_SPLIT_BYTES = 8L << 20;
    private static final long MOST_SPLIT_BYTES = 16L << 20;
    private static final int SPLITS_PER_THREAD = 4;
    private static final int MOST_SPLITS = 4000;

    private final CsvShape shape;
    private final int blockBytes;
    // By path; each process finds out for itself.
    private transient Map<String, RecordBorders> borders = new ConcurrentHashMap<>();
    // Columns of text for which no split needs to try a dictionary any more.
    private transient Set<String> manyValued = ConcurrentHashMap.newKeySet();

    /// The rows of `shape`, whose borders are looked for in blocks of `blockBytes`.
    CsvSource(CsvShape shape, int blockBytes) {
        this.shape = shape;
        this.blockBytes = blockBytes;
    }

    /// Looks at samples of the files at `path`.
    static CsvSource open(String path, Csv.Options options) {
        return new CsvSource(CsvOpening.open(path, options), RecordBorders.BLOCK_BYTES);
    }

    CsvShape shape() {
        return shape;
    }

    @Override
    public String describe() {
        List<String> widened = new ArrayList<>();
        for (CsvColumn column : shape.columns()) {
            if (column.origin() == CsvColumn.Origin.WIDENED) {
                widened.add(column.name() + " read again as " + column.type());
            }
        }
        return shape.path() + (widened.isEmpty() ? "" : " (" + String.join(", ", widened) + ")");
    }

    @Override
    public Schema schema() {
        return shape.schema();
    }

    @Override
    public List<Split> splits(SplitHint hint) {
        long bytes = shape.files().stream().mapToLong(CsvFile::dataBytes).sum();
        long wanted = hint.splitBytes() > 0 ? hint.splitBytes() : splitBytes(bytes, hint.threads());
        List<Split> splits = new ArrayList<>();
        for (CsvFile file : shape.files()) {
            long from = file.start();
            do {
                long size = Math.min(wanted, file.size() - from);
                splits.add(split(splits.size(), file, from, size));
                from += size;
            } while (from < file.size());
        }
        return splits;
    }

    private static long splitBytes(long bytes, int threads) {
        long share = bytes / ((long) Math.max(threads, 1) * SPLITS_PER_THREAD);
        return Math.max(
                Math.clamp(share, LEAST_SPLIT_BYTES, MOST_SPLIT_BYTES), bytes / MOST_SPLITS);
    }

    private Split split(int index, CsvFile file, long from, long size) {
        long rows = Math.round(size / file.rowBytes());
        return new Split(index, file.path(), from, size, -1, rows * schema().rowBytes());
    }

    @Override
    public Table read(Split split, Pushdown pushdown, ReadContext context) {
        CsvFile file = file(split.path());
        CsvTask task = task(file, pushdown);
        try (FileBytes bytes = FileBytes.open(file.path(), file.encoding());
                Lease scratch = context.memory().lease(0, "csv")) {
            if (bytes.size() != file.size()) throw FileBytes.changed(file.path());
            CsvWindow window = new CsvWindow(bytes, scratch::allocate);
            RecordBorders found = borders(file);
            long end = split.offset() + split.length();
            long start = found.firstRecord(window, split.offset());
            CsvReader reader = new CsvReader(task, window, context);
            Table table = reader.read(start, end, manyValued);
            if (table.rowCount() < task.limit()) found.handOver(end, reader.position());
            return table;
        }
    }

    @Override
    public Optional<Source> widened(CellException.Cell cell) {
        boolean here = shape.files().stream().anyMatch(file -> file.path().equals(cell.file()));
        OptionalInt index = schema().find(cell.column());
        if (!here || index.isEmpty()) return Optional.empty();
        CsvColumn column = shape.columns().get(index.getAsInt());
        if (!column.inferred()) return Optional.empty();
        DataType type = TypeEvidence.widened(column.type(), cell.text(), shape.cells());
        List<CsvColumn> columns = new ArrayList<>(shape.columns());
        columns.set(index.getAsInt(), column.widened(type));
        return Optional.of(new CsvSource(shape.withColumns(columns), blockBytes));
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong estimatedRows() {
        double rows = 0;
        for (CsvFile file : shape.files()) rows += file.dataBytes() / file.rowBytes();
        return OptionalLong.of(Math.round(rows));
    }

    private CsvTask task(CsvFile file, Pushdown pushdown) {
        Schema schema = schema();
        List<CsvColumn> columns = new ArrayList<>();
        List<Integer> fields = new ArrayList<>();
        for (String name : pushdown.columns()) {
            int index = schema.indexOf(name);
            columns.add(shape.columns().get(index));
            fields.add(file.fields().place(index));
        }
        int wanted = columns.size();
        if (shape.faults().onError() == Csv.OnError.SKIP) {
            // Which rows are left out must not depend on which columns are wanted.
            for (int i = 0; i < schema.size(); i++) {
                if (pushdown.columns().contains(schema.name(i))) continue;
                columns.add(shape.columns().get(i));
                fields.add(file.fields().place(i));
            }
        }
        // The limit counts rows that match: none may be left out before the predicate is known.
        boolean limited = pushdown.limit() >= 0 && pushdown.predicate().isEmpty();
        long limit = limited ? pushdown.limit() : Long.MAX_VALUE;
        return new CsvTask(file, columns, fields, wanted, shape.cells(), shape.faults(), limit);
    }

    private CsvFile file(String path) {
        for (CsvFile file : shape.files()) {
            if (file.path().equals(path)) return file;
        }
        throw new IllegalArgumentException("no file of this source: " + path);
    }

    private RecordBorders borders(CsvFile file) {
        return borders.computeIfAbsent(file.path(), _ -> new RecordBorders(file, blockBytes));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        borders = new ConcurrentHashMap<>();
        manyValued = ConcurrentHashMap.newKeySet();
    }
}
