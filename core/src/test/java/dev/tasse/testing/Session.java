package dev.tasse.testing;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.config.Config;
import dev.tasse.data.Table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Tables held by DuckDB and, under every configuration, by a client of Tasse, for one comparison
/// or for many.
public final class Session implements AutoCloseable {
    private final Oracle oracle;
    private final List<Run> runs = new ArrayList<>();

    private Session(Map<String, Table> tables, List<Configuration> configurations) {
        oracle = Oracle.of(tables);
        for (Configuration configuration : configurations) {
            runs.add(new Run(configuration, tables));
        }
    }

    /// A session over `tables`, which stay the caller's.
    public static Session over(Map<String, Table> tables) {
        return new Session(tables, Configuration.chosen());
    }

    /// A session over `tables` that runs each query once, with optimiser and in several partitions:
    /// for many queries whose parts are tested elsewhere.
    public static Session brief(Map<String, Table> tables) {
        return new Session(tables, Configuration.brief());
    }

    /// Fails unless the frame that `query` makes of the tables has the rows and columns that DuckDB
    /// answers to `sql`.
    public void compare(Function<Check.Frames, DataFrame> query, boolean ordered, String sql) {
        Rows expected = oracle.query(sql);
        for (Run run : runs) {
            Rows.compare(expected, run.rows(query), ordered, sql + " [" + run + "]");
        }
    }

    @Override
    public void close() {
        runs.forEach(Run::close);
        oracle.close();
    }

    private static final class Run implements AutoCloseable {
        private final Configuration configuration;
        private final Client client;
        private final List<Table> parts = new ArrayList<>();
        private final Map<String, DataFrame> frames = new LinkedHashMap<>();

        Run(Configuration configuration, Map<String, Table> tables) {
            this.configuration = configuration;
            Config config = configuration.apply(Config.load());
            client = Client.threads(configuration.threads(), config);
            for (Map.Entry<String, Table> table : tables.entrySet()) {
                List<Table> split = split(table.getValue(), configuration.partitions());
                parts.addAll(split);
                frames.put(
                        table.getKey(),
                        configuration.scanned()
                                ? DataFrame.from(new TableSource(table.getKey(), split))
                                : DataFrame.ofPartitions(split));
            }
        }

        private static List<Table> split(Table table, int count) {
            long rows = table.rowCount();
            List<Table> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long from = rows * i / count;
                parts.add(table.slice(from, rows * (i + 1) / count - from));
            }
            return parts;
        }

        Rows rows(Function<Check.Frames, DataFrame> query) {
            DataFrame frame = client.with(() -> query.apply(new Check.Frames(frames)));
            try (Table result = client.compute(frame)) {
                if (!result.schema().equals(frame.schema())) {
                    throw new AssertionError(
                            "promised " + frame.schema() + " but gave " + result.schema());
                }
                return Rows.of(result);
            }
        }

        @Override
        public void close() {
            parts.forEach(Table::close);
            client.close();
        }

        @Override
        public String toString() {
            return configuration.toString();
        }
    }
}
