package dev.tasse.testing;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.MemoryPool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Runs random queries and tells of the first that fails: its seed and the smallest case found.
public final class RandomFailures {
    private static final long POOL_BYTES = 1L << 26;
    private static final int STEPS = 6;
    private static final int ROWS = 24;
    private static final int SHOWN_ROWS = 30;

    private final Map<String, Table> tables;
    private final Function<RandomQuery, Function<Check.Frames, DataFrame>> language;

    private RandomFailures(
            Map<String, Table> tables,
            Function<RandomQuery, Function<Check.Frames, DataFrame>> language) {
        this.tables = tables;
        this.language = language;
    }

    /// Compares the queries of `count` seeds from `first` on, over the tables of the first, with
    /// DuckDB.
    ///
    /// @param language the form of the query that Tasse is given
    public static void check(
            long first,
            int count,
            Function<RandomQuery, Function<Check.Frames, DataFrame>> language) {
        try (MemoryPool pool = MemoryPool.ofLimit(POOL_BYTES)) {
            Map<String, Table> tables = RandomQueries.tables(pool, first, ROWS);
            try (Session session = Session.over(tables)) {
                RandomFailures failures = new RandomFailures(tables, language);
                for (long seed = first; seed < first + count; seed++) {
                    failures.check(seed, session);
                }
            } finally {
                tables.values().forEach(Table::close);
            }
        }
    }

    private void check(long seed, Session session) {
        RandomQuery query = RandomQueries.query(seed, STEPS);
        Optional<Throwable> failure = failure(query, session);
        if (failure.isEmpty()) return;
        RandomQuery smallest = smallest(query, session);
        Map<String, Table> few = smallestTables(smallest);
        StringBuilder message = new StringBuilder("seed " + seed + ", smallest case:\n");
        message.append(smallest.sql()).append('\n');
        try (Session last = Session.over(few)) {
            Throwable cause = failure(smallest, last).orElseGet(failure::orElseThrow);
            message.append(cause).append('\n');
            few.forEach((name, table) ->
                    message.append(name)
                            .append('\n')
                            .append(table.preview(SHOWN_ROWS))
                            .append('\n'));
            throw new AssertionError(message.toString(), cause);
        } finally {
            few.values().forEach(Table::close);
        }
    }

    // Whatever is thrown is a failure to be told with its seed.
    private Optional<Throwable> failure(RandomQuery query, Session session) {
        try {
            session.compare(language.apply(query), query.ordered(), query.sql());
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(e);
        }
    }

    private RandomQuery smallest(RandomQuery query, Session session) {
        for (RandomQuery input : query.inputs()) {
            if (failure(input, session).isPresent()) return smallest(input, session);
        }
        return query;
    }

    // Halves of the rows as long as one of them still fails.
    private Map<String, Table> smallestTables(RandomQuery query) {
        Map<String, Table> current = new LinkedHashMap<>();
        tables.forEach((name, table) -> current.put(name, table.share()));
        for (String name : tables.keySet()) {
            boolean smaller = true;
            while (smaller) smaller = halved(current, name, query);
        }
        return current;
    }

    private boolean halved(Map<String, Table> current, String name, RandomQuery query) {
        Table whole = Objects.requireNonNull(current.get(name));
        long half = whole.rowCount() / 2;
        if (half == whole.rowCount()) return false;
        long[][] parts = {{0, half}, {half, whole.rowCount() - half}};
        for (long[] part : parts) {
            if (part[1] == whole.rowCount()) continue;
            Table piece = whole.slice(part[0], part[1]);
            Map<String, Table> attempt = new LinkedHashMap<>(current);
            attempt.put(name, piece);
            boolean fails;
            try (Session session = Session.over(attempt)) {
                fails = failure(query, session).isPresent();
            }
            if (fails) {
                current.put(name, piece);
                whole.close();
                return true;
            }
            piece.close();
        }
        return false;
    }
}
