package dev.tasse.sql;

import dev.tasse.DataFrame;
import dev.tasse.testing.RandomFailures;

import org.junit.jupiter.api.Test;

/// Random queries as SQL against DuckDB, under every configuration; `-Drandom.seed=N` begins at
/// another seed.
class RandomSqlTest {
    private static final int QUERIES = Boolean.getBoolean("tasse.nightly") ? 1000 : 30;
    private static final int QUERIES_PER_TABLES = 30;

    @Test
    void queriesGiveTheRowsOfDuckDb() {
        long first = Long.getLong("random.seed", 100_001);
        for (long seed = first; seed < first + QUERIES; seed += QUERIES_PER_TABLES) {
            RandomFailures.check(
                    seed,
                    QUERIES_PER_TABLES,
                    query -> frames -> DataFrame.sql(query.sql(), frames.all()));
        }
    }
}
