package dev.tasse.sql;

import static dev.tasse.testing.Tables.column;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Session;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files of queries, a line each, against DuckDB: to add one is to add a line.
class FirstHourTest {
    private static final long POOL_BYTES = 1L << 24;

    private final MemoryPool pool = MemoryPool.ofLimit(POOL_BYTES);
    private final Map<String, Table> tables = new LinkedHashMap<>();

    @BeforeEach
    void open() {
        tables.put(
                "emp",
                Tables.of(
                        pool,
                        column("id", 1, 2, 3, 4, 5, 6, 7, 8),
                        column("name", "Ann", "Bob", "Cid", "Dora", "Eve", "Finn", null, "Gil"),
                        column("dept", 10, 20, 10, null, 30, 20, 10, 40),
                        column(
                                "salary", 5000.5, 4000.0, 6000.25, null, 3000.0, 4000.0, 5500.0,
                                1.0),
                        column(
                                "hired",
                                days("2020-01-15", "2019-06-30", "2021-02-28", "2020-02-29")),
                        column("boss", null, 1, 1, 2, 2, 3, 3, 9)));
        tables.put(
                "dep",
                Tables.of(
                        pool,
                        column("dept", 10, 20, 30, 50),
                        column("title", "Sales", "IT", null, "Ops"),
                        column("floor", 1, 2, 2, 3)));
        tables.put(
                "ev",
                Tables.of(
                        pool,
                        column("ts", LocalDateTime.of(2024, 2, 29, 23, 59, 59), null),
                        column("kind", "a", "b")));
        tables.put("nn", Tables.of(pool, column("k", 10, 20), column("m", 1, 1)));
    }

    // Each of `texts`, then the first of them, a null, and the last two again.
    private static Object[] days(String... texts) {
        Object[] days = new Object[2 * texts.length];
        for (int i = 0; i < texts.length; i++) {
            days[i] = LocalDate.parse(texts[i]);
            days[texts.length + i] = i == 1 ? null : days[i];
        }
        return days;
    }

    @AfterEach
    void close() {
        tables.values().forEach(Table::close);
        pool.close();
    }

    @Test
    void whatPeopleTryFirstGivesTheRowsOfDuckDb() throws IOException {
        compare("first-hour.sql");
    }

    @Test
    void subQueriesGiveTheRowsOfDuckDb() throws IOException {
        compare("sub-queries.sql");
    }

    private void compare(String file) throws IOException {
        List<String> queries =
                Files.readAllLines(Path.of("src/test/golden", file)).stream()
                        .filter(line -> !line.startsWith("--"))
                        .toList();
        try (Session session = Session.brief(tables)) {
            for (String query : queries) {
                boolean ordered = query.contains("order by");
                session.compare(frames -> DataFrame.sql(query, frames.all()), ordered, query);
            }
        }
    }
}
