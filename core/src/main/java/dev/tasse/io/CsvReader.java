package dev.tasse.io;

import dev.tasse.data.StringColumn;
import dev.tasse.data.Table;
import dev.tasse.data.TableBuilder;
import dev.tasse.data.TextBuilder;
import dev.tasse.internal.kernel.FieldBorders;
import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.simd.Utf8Check;
import dev.tasse.spi.ReadContext;
import dev.tasse.type.Utf8Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the records of a split: pieces of the file that fit the second-level cache are indexed,
/// then parsed one wanted column after the other. One thread, one split.
final class CsvReader {
    private static final int PIECE_BYTES = 256 << 10;
    private static final int LEAST_BYTES = 4 << 10;
    private static final long MAX_ROW_BYTES = 64 << 20;
    private static final int BATCH_ROWS = 1024;
    // So many batches of a column are read as any text after one that was not of plain numbers.
    private static final int BATCHES_WARY = 15;
    // So many rows of a split tell whether a column has few values.
    private static final int ROWS_THAT_TELL = 64 << 10;

    private final CsvTask task;
    private final CsvFile file;
    private final CsvPiece piece;
    private final CsvWindow window;
    private final ReadContext context;
    private final CsvCells cells;
    private final CsvRows rows;
    private final TextSpans spans = new TextSpans(BATCH_ROWS);
    private final CellParser parser;
    private final Optional<CsvLenience> lenience;
    // For each column how many batches are still not tried as plain numbers.
    private final int[] wary;
    private long skippedRows;
    private long firstSkipped;
    private long rowCount;
    private long position;

    /// A reader for `task` through `window`.
    CsvReader(CsvTask task, CsvWindow window, ReadContext context) {
        this.task = task;
        this.file = task.file();
        this.piece = new CsvPiece(file, window);
        this.window = window;
        this.context = context;
        this.cells = new CsvCells(file.text(), task.cells().nulls());
        this.rows = piece.newRows(task.faults().raggedRows());
        this.parser = new CellParser(BATCH_ROWS, task.cells());
        this.wary = new int[task.columns().size()];
        boolean stops = task.faults().onError() == Csv.OnError.FAIL;
        this.lenience =
                stops
                        ? Optional.empty()
                        : Optional.of(new CsvLenience(task, piece, parser, BATCH_ROWS));
    }

    /// The records that begin from `start`, where one does, up to before `end`.
    ///
    /// @param manyValued names columns of text that have too many values for a dictionary; what is
    ///   found to be one is added
    Table read(long start, long end, Set<String> manyValued) {
        long expected = Math.round((end - start) / file.rowBytes() * 1.02) + 1;
        try (TableBuilder builder =
                new TableBuilder(
                        context.memory(), task.schema(), Math.min(expected, task.limit()))) {
            for (int i = 0; i < task.wanted(); i++) {
                boolean mayBeFew = !manyValued.contains(task.columns().get(i).name());
                if (mayBeFew && builder.column(i) instanceof TextBuilder texts) {
                    texts.encodeDictionary();
                }
            }
            position = start;
            while (position < end && rowCount < task.limit() && !context.cancelled()) {
                loadRows(end);
                readRows(end, builder);
            }
            reportDropped();
            if (task.wanted() > 0) return built(builder, manyValued);
            return Table.of(task.schema(), rowCount, List.of(), List.of());
        }
    }

    private Table built(TableBuilder builder, Set<String> manyValued) {
        Table table = builder.build();
        if (rowCount >= ROWS_THAT_TELL) {
            for (int i = 0; i < task.wanted(); i++) {
                boolean many = table.column(i) instanceof StringColumn;
                if (many) manyValued.add(task.columns().get(i).name());
            }
        }
        return table;
    }

    /// Where the first record begins that was not read, or the file ends.
    long position() {
        return Math.min(position, file.size());
    }

    /// Loads and indexes a piece with at least one complete record.
    private void loadRows(long end) {
        long wanted = Math.min(end - position + LEAST_BYTES, PIECE_BYTES);
        while (true) {
            piece.load(position, wanted);
            rows.take(window.bytes(), window.from(), piece.index());
            if (rows.end() > window.from() || rows.raggedAt() != CsvRows.NONE) return;
            if (wanted >= MAX_ROW_BYTES) {
                throw CsvErrors.tooLong(piece.place(window.from()), MAX_ROW_BYTES);
            }
            wanted *= 2;
        }
    }

    private void readRows(long end, TableBuilder builder) {
        int stop = (int) Math.min(end - window.position(), Integer.MAX_VALUE / 2) + window.from();
        int count = rows.countBefore(stop);
        int afterRows = count < rows.count() ? rows.start(count) : rows.end();
        int skippedRows = rows.skippedBefore(stop);
        if (skippedRows < rows.skippedCount()) {
            afterRows = Math.min(afterRows, rows.skipped(skippedRows));
        }
        if (!piece.index().ascii()) requireUtf8(afterRows);
        if (skippedRows > 0) skip(skippedRows);
        if (task.faults().onError() != Csv.OnError.SKIP) {
            count = (int) Math.min(count, task.limit() - rowCount);
        }
        for (int first = 0; first < count; first += BATCH_ROWS) {
            rowCount += readBatch(first, Math.min(BATCH_ROWS, count - first), builder);
        }
        if (rows.raggedAt() == afterRows && afterRows < stop && rowCount < task.limit()) {
            throw CsvErrors.ragged(
                    piece.place(rows.raggedAt()), rows.raggedFields(), file.fields().width());
        }
        position = window.positionOf(afterRows);
    }

    /// Reads a batch of rows; returns how many of them are kept.
    private int readBatch(int first, int count, TableBuilder builder) {
        if (lenience.isPresent()) return lenience.get().read(rows, first, count, builder);
        for (int i = 0; i < task.columns().size(); i++) {
            if (readNumbers(i, first, count, builder)) continue;
            CsvColumn column = task.columns().get(i);
            spans.set(window.bytes(), count);
            rows.fields(task.fields().get(i), first, spans);
            boolean ofText = column.type() instanceof Utf8Type;
            int fault = cells.resolve(spans, piece.index().quoted(), ofText);
            if (fault != CsvCells.NONE) {
                throw CsvErrors.textAfterQuote(piece, spans, fault);
            }
            fault = parser.append(spans, builder.column(i));
            if (fault != CellParser.NONE) {
                throw CsvErrors.cell(piece, spans, fault, column);
            }
        }
        return count;
    }

    /// Reads a column of a batch the short way, where it has no quotes, nulls and faults; false if
    /// it has, or is no column of numbers.
    private boolean readNumbers(int i, int first, int count, TableBuilder builder) {
        if (piece.index().quoted() || !task.cells().nulls().isEmpty()) return false;
        if (wary[i] > 0) {
            wary[i]--;
            return false;
        }
        Optional<FieldBorders> fields = rows.between(task.fields().get(i), first, count);
        boolean read = fields.isPresent() && parser.appendNumbers(fields.get(), builder.column(i));
        if (!read) wary[i] = BATCHES_WARY;
        return read;
    }

    /// Counts ragged rows that are left out; the place of the first of the split is told.
    private void skip(int count) {
        if (skippedRows == 0) firstSkipped = window.positionOf(rows.skipped(0));
        skippedRows += count;
    }

    private void reportDropped() {
        List<String> examples = new ArrayList<>();
        if (skippedRows > 0) {
            String place = CsvPlace.of(file, window, firstSkipped);
            examples.add(place + ": the row has too few or too many fields");
        }
        lenience.ifPresent(dropped -> examples.addAll(dropped.examples(window)));
        long droppedRows = skippedRows + lenience.map(CsvLenience::rows).orElse(0L);
        long droppedCells = lenience.map(CsvLenience::cells).orElse(0L);
        if (droppedRows == 0 && droppedCells == 0) return;
        task.faults().report().add(droppedRows, droppedCells, examples);
        CsvErrors.warn(file.path(), droppedRows, droppedCells, examples);
    }

    private void requireUtf8(int to) {
        long fault = Utf8Check.firstFault(window.bytes(), window.from(), to);
        if (fault == Utf8Check.NONE) return;
        throw CsvErrors.notUtf8(piece, (int) fault);
    }
}
