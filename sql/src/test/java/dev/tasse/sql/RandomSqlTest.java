package dev.tasse.sql;

import dev.tasse.DataFrame;
import dev.tasse.testing.Check;
import dev.tasse.testing.RandomFailures;
import dev.tasse.testing.RandomQuery;

import org.junit.jupiter.api.Test;

import java.util.function.Function;

/// Random queries as SQL against DuckDB, under every configuration; `-Drandom.seed=N` begins at
/// another seed.
class RandomSqlTest {
    private static final int QUERIES = Boolean.getBoolean("tasse.nightly") ? 1000 : 30;
    private static final int QUERIES_PER_TABLES = 30;

    @Test
    void queriesGiveTheRowsOfDuckDb() {
        long first = Long.getLong("random.seed", 100_001);
        for (long seed = first; seed < first + QUERIES; seed += QUERIES_PER_TABLES) {
            RandomFailures.check(seed, QUERIES_PER_TABLES, RandomSqlTest::asked);
        }
    }

    // The parser has no unnest: what explodes is asked as a frame.
    private static Function<Check.Frames, DataFrame> asked(RandomQuery query) {
        if (query.sql().contains("unnest(")) return query.frame();
        return frames -> DataFrame.sql(query.sql(), frames.all());
    }
}
