package dev.tasse.parquet;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Files written by DuckDB, and what our source and DuckDB read of them.
final class Reading implements AutoCloseable {
    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);
    private final Connection connection;

    Reading() throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    /// Writes the rows of `query`, a row group for each 2,048 rows.
    void write(Path file, String query, String options) throws SQLException {
        run("COPY (%s) TO '%s' (FORMAT parquet%s)".formatted(query, file, options));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The rows that DuckDB gives, each value as its text.
    List<List<@Nullable String>> texts(String query) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) row.add(result.getString(i));
                rows.add(row);
            }
        }
        return rows;
    }

    ReadContext context() {
        return new ReadContext() {
            @Override
            public MemoryPool memory() {
                return pool;
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    /// All values of all splits, row by row, in the order of the columns asked for.
    List<List<@Nullable Object>> rows(Source source, Pushdown pushdown) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Split split : source.splits(SplitHint.threads(2))) {
            try (Table table = source.read(split, pushdown, context())) {
                for (long row = 0; row < table.rowCount(); row++) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (Column column : table.columns()) values.add(column.get(row));
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    List<List<@Nullable Object>> rows(Path file) {
        Source source = ParquetSource.open(file.toString());
        return rows(source, Pushdown.columns(source.schema().names()));
    }

    /// The values of the only column of a file.
    List<@Nullable Object> values(Path file) {
        List<@Nullable Object> values = new ArrayList<>();
        for (List<@Nullable Object> row : rows(file)) values.add(row.getFirst());
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        pool.close();
    }
}
