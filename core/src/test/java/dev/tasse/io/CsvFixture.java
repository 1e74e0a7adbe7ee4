package dev.tasse.io;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Writes CSV files into a directory of a test and reads them back, row by row.
final class CsvFixture implements ReadContext, AutoCloseable {
    private final Path directory;
    private final MemoryPool pool = MemoryPool.ofLimit(256L << 20);

    CsvFixture(Path directory) {
        this.directory = directory;
    }

    String write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    String write(String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The source of a file with `text`.
    Source source(String text, UnaryOperator<Csv.Options> options) {
        return Csv.source(write("test.csv", text), options);
    }

    /// The source of a file with `text`, everything found out.
    Source source(String text) {
        return source(text, o -> o);
    }

    /// All rows of a file with `text`.
    List<List<@Nullable Object>> rows(String text) {
        return rows(source(text));
    }

    /// All rows of `source`.
    List<List<@Nullable Object>> rows(Source source) {
        return rows(source, 0);
    }

    /// All rows of `source`, read in splits of `splitBytes`.
    List<List<@Nullable Object>> rows(Source source, long splitBytes) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Split split : source.splits(new SplitHint(1, splitBytes))) {
            try (Table table = source.read(split, all(source), this)) {
                rows.addAll(rows(table));
            }
        }
        return rows;
    }

    /// All rows of `table`.
    static List<List<@Nullable Object>> rows(Table table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long row = 0; row < table.rowCount(); row++) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (Column column : table.columns()) cells.add(column.get(row));
            rows.add(cells);
        }
        return rows;
    }

    static Pushdown all(Source source) {
        return Pushdown.columns(source.schema().names());
    }

    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    @Override
    public MemoryPool memory() {
        return pool;
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void close() {
        pool.close();
    }
}
