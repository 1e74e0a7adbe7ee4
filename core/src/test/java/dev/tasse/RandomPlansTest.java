package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Table;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.optimize.Optimizer;
import dev.tasse.internal.plan.Explain;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.testing.Check;
import dev.tasse.testing.RandomFailures;
import dev.tasse.testing.RandomQueries;
import dev.tasse.testing.RandomQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.LinkedHashMap;
import java.util.Map;

/// Random queries against DuckDB, under every configuration; `-Drandom.seed=N` begins at another
/// seed, `-Drandom.plans=N` makes more or fewer of them.
@ExtendWith(LeakCheck.class)
final class RandomPlansTest {
    private static final int PLANS =
            Integer.getInteger("random.plans", Boolean.getBoolean("tasse.nightly") ? 5000 : 300);
    private static final int PLANS_PER_TABLES = 50;
    private static final int STEPS = 6;
    private static final int ROWS = 24;
    private static final long POOL_BYTES = 1L << 26;

    private final long first = Long.getLong("random.seed", 1);

    @Test
    void framesGiveTheRowsOfDuckDb() {
        for (long seed = first; seed < first + PLANS; seed += PLANS_PER_TABLES) {
            RandomFailures.check(seed, PLANS_PER_TABLES, RandomQuery::frame);
        }
    }

    @Test
    void whatIsOptimizedCannotBeOptimizedAgain() {
        try (MemoryPool pool = MemoryPool.ofLimit(POOL_BYTES)) {
            Map<String, Table> tables = RandomQueries.tables(pool, first, ROWS);
            Map<String, DataFrame> frames = new LinkedHashMap<>();
            tables.forEach((name, table) -> frames.put(name, DataFrame.of(table)));
            for (long seed = first; seed < first + PLANS; seed++) {
                RandomQuery query = RandomQueries.query(seed, STEPS);
                FramePlan plan = query.frame().apply(new Check.Frames(frames)).plan();
                FramePlan once = Optimizer.optimize(plan);
                String what = "seed " + seed + ": " + query.sql();
                assertThat(once.schema()).as(what).isEqualTo(plan.schema());
                assertThat(Explain.text(Optimizer.optimize(once)))
                        .as(what)
                        .isEqualTo(Explain.text(once));
            }
            tables.values().forEach(Table::close);
        }
    }
}
