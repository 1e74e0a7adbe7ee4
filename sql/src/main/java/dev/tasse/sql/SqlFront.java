package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.plan.Catalog;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.SqlFrontEnd;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns SQL into a plan: Apache Calcite parses and resolves names, the engine's own tables type
/// every expression, the importer makes the plan.
///
/// Safe for use by several threads: whatever a query changes is made for that query.
public final class SqlFront implements SqlFrontEnd {
    // The classes of Calcite refer to each other in circles while they are initialised: two threads
    // that enter the circle at different places would wait for each other for ever.
    private static final Object FIRST = new Object();
    private static final String SAMPLE =
            """
            SELECT a, count(*) AS n
            FROM (VALUES (1, 'x')) t(a, b) JOIN (VALUES (1)) u(c) ON a = c
            WHERE b > 'w' GROUP BY a ORDER BY n DESC LIMIT 1
            """;

    private static volatile boolean ready;

    /// For `ServiceLoader`.
    public SqlFront() {}

    @Override
    public FramePlan plan(String sql, Catalog catalog) {
        SqlText text = SqlText.of(sql);
        if (ready) return Statement.plan(text, catalog);
        Catalog ahead = OpenedAhead.of(catalog, text.paths());
        prepare();
        return Statement.plan(text, ahead);
    }

    @Override
    public void prepare() {
        if (ready) return;
        synchronized (FIRST) {
            if (!ready) Statement.plan(SqlText.of(SAMPLE), new NoTables());
            ready = true;
        }
    }

    private static final class NoTables implements Catalog {
        @Override
        public Optional<FramePlan> table(String name) {
            return Optional.empty();
        }

        @Override
        public FramePlan read(String format, String path, Map<String, Object> options) {
            throw new PlanException(Problem.of("nothing can be read here"));
        }

        @Override
        public Collection<String> names() {
            return List.of();
        }
    }
}
